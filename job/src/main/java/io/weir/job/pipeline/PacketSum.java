package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import java.io.Serializable;
import java.util.function.Consumer;

/**
 * Packets summed up as long as domain and hour stay the same, since a ledger entry a train, or a
 * flow, would cost as much as these.
 */
final class PacketSum implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String outcome;

    private String domain = "";
    private long timeUs;
    private long hourEndUs = Long.MIN_VALUE;
    private long packets;

    /**
     * @param outcome one of {@link io.weir.job.ledger.Outcome}'s names
     */
    PacketSum(String outcome) {
        this.outcome = outcome;
    }

    /** Adds packets of this time, µs since the epoch. */
    void add(String ofDomain, long atUs, long more, Consumer<LedgerEntry> out) {
        if (atUs >= hourEndUs
                || atUs < hourEndUs - LedgerEntry.HOUR_US
                || !ofDomain.equals(domain)) {
            drain(out);
            domain = ofDomain;
            timeUs = atUs;
            hourEndUs = (Math.floorDiv(atUs, LedgerEntry.HOUR_US) + 1) * LedgerEntry.HOUR_US;
        }
        packets += more;
    }

    /** Hands the sum on. */
    void drain(Consumer<LedgerEntry> out) {
        if (packets > 0) {
            out.accept(LedgerEntry.at(domain, timeUs, outcome, packets));
            packets = 0;
        }
    }
}
