package io.weir.job.ledger;

import io.weir.schema.Heartbeat;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a sensor counted between two heartbeats of one epoch: they carry running totals, and the
 * ledger holds amounts. A total that has not risen gives no entry.
 */
public final class HeartbeatRise {

    private final @Nullable Heartbeat before;
    private final Heartbeat now;
    private final Consumer<LedgerEntry> out;

    private HeartbeatRise(@Nullable Heartbeat before, Heartbeat now, Consumer<LedgerEntry> out) {
        this.before = before;
        this.now = now;
        this.out = out;
    }

    /**
     * @param before null for the first heartbeat of the epoch
     */
    public static void book(@Nullable Heartbeat before, Heartbeat now, Consumer<LedgerEntry> out) {
        HeartbeatRise rise = new HeartbeatRise(before, now, out);
        rise.book(Outcome.CAPTURED, Heartbeat::captured);
        rise.book(Outcome.NOT_IP, Heartbeat::notIp);
        for (String reason : now.undecodable().keySet()) {
            rise.book(Outcome.undecodable(reason), beat -> count(beat.undecodable(), reason));
        }
        for (String reason : now.dropped().keySet()) {
            rise.book(Outcome.dropped(reason), beat -> count(beat.dropped(), reason));
        }
    }

    private static long count(Map<String, Long> counts, String reason) {
        return counts.getOrDefault(reason, 0L);
    }

    private void book(String outcome, ToLongFunction<Heartbeat> total) {
        long rise = total.applyAsLong(now) - (before == null ? 0 : total.applyAsLong(before));
        if (rise > 0) {
            out.accept(LedgerEntry.at(now.domain(), now.clockUs(), outcome, rise));
        }
    }
}
