package io.weir.ingest.sensor;

import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.terminal.CountedReasons;
import io.weir.ingest.live.CaptureCounts;
import io.weir.schema.Heartbeat;
import java.util.Locale;
import java.util.Map;

/** What a sensor says at its end on standard error, and the status that follows from it. */
final class SensorReport {

    private final Host host;

    SensorReport(Host host) {
        this.host = host;
    }

    /**
     * @param live the frames came from an interface, where an end is a fault
     */
    int tell(SensorResult result, boolean live) {
        Heartbeat last = result.last();
        long dropped = sum(result.dropped());
        long undecoded = result.dropped().getOrDefault(CaptureCounts.HANDOVER_FULL, 0L);
        say(
                "%,d packets captured = %,d sent + %,d not IP + %,d undecodable%s + %,d dropped%s",
                last.captured(),
                last.decoded() - (dropped - undecoded),
                last.notIp(),
                sum(last.undecodable()),
                CountedReasons.inBrackets(last.undecodable()),
                dropped,
                CountedReasons.inBrackets(result.dropped()));
        if (last.kernelDrops() > 0) {
            say(
                    "the kernel dropped %,d packets before: --buffer, or --snaplen, may help",
                    last.kernelDrops());
        }
        if (result.problem() == null) {
            return ExitStatus.GOOD;
        }
        host.say(result.problem());
        return live ? ExitStatus.FAILED : ExitStatus.INPUT;
    }

    private void say(String format, Object... values) {
        host.say(String.format(Locale.ROOT, format, values));
    }

    private static long sum(Map<String, Long> counts) {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }
}
