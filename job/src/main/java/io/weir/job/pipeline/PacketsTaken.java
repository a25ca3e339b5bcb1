package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Packets taken into flows that are open, summed up as long as domain and hour stay the same: a
 * ledger entry a train would cost as much as the train.
 */
final class PacketsTaken implements Serializable {

    private static final long serialVersionUID = 1L;

    private String domain = "";
    private long timeUs;
    private long hourEndUs = Long.MIN_VALUE;
    private long packets;

    /** Adds the packets of a train that begins at a rule time. */
    void add(String ofDomain, long startUs, int more, Consumer<LedgerEntry> out) {
        if (startUs >= hourEndUs
                || startUs < hourEndUs - LedgerEntry.HOUR_US
                || !ofDomain.equals(domain)) {
            drain(out);
            domain = ofDomain;
            timeUs = startUs;
            hourEndUs = (Math.floorDiv(startUs, LedgerEntry.HOUR_US) + 1) * LedgerEntry.HOUR_US;
        }
        packets += more;
    }

    /** Hands the sum on. */
    void drain(Consumer<LedgerEntry> out) {
        if (packets > 0) {
            out.accept(LedgerEntry.at(domain, timeUs, Outcome.IN_OPEN_FLOWS, packets));
            packets = 0;
        }
    }
}
