package io.weir.ingest.replay;

import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.terminal.CountedReasons;
import io.weir.ingest.capture.CaptureProblem;
import java.util.Locale;

/** What a replay says at its end on standard error, and the status that follows from it. */
final class ReplayReport {

    private final Host host;
    private final String topic;

    ReplayReport(Host host, String topic) {
        this.host = host;
        this.topic = topic;
    }

    int tell(ReplayResult result) {
        for (CaptureProblem problem : result.problems()) {
            host.say(problem.text());
        }
        switch (result.end()) {
            case ALREADY_THERE ->
                    say("topic %s holds this replay already, END included: nothing to do", topic);
            case STOPPED -> {
                tellMessages(result);
                say("stopped before the end; the same command goes on from here");
            }
            case FINISHED -> {
                tellPackets(result);
                tellMessages(result);
            }
        }
        if (result.end() == ReplayResult.How.STOPPED) {
            return ExitStatus.FAILED;
        }
        return result.problems().isEmpty() ? ExitStatus.GOOD : ExitStatus.INPUT;
    }

    private void tellPackets(ReplayResult result) {
        say(
                "%,d packets read = %,d in trains + %,d not IP + %,d undecodable%s",
                result.captured(),
                result.decoded(),
                result.notIp(),
                result.captured() - result.decoded() - result.notIp(),
                CountedReasons.inBrackets(result.undecodable()));
    }

    private void tellMessages(ReplayResult result) {
        say(
                "%,d messages sent to topic %s (%d partitions)%s",
                result.sent(),
                topic,
                result.partitions(),
                result.skipped() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %,d were there from an earlier run",
                                result.skipped()));
    }

    private void say(String format, Object... values) {
        host.say(String.format(Locale.ROOT, format, values));
    }
}
