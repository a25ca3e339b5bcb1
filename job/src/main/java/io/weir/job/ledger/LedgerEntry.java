package io.weir.job.ledger;

/**
 * A count of packets.
 *
 * @param domain the observation domain
 * @param hour hours since 1970-01-01T00:00Z: of a sensor's clock where sensors count, of a flow's
 *     end where flows do
 * @param outcome one of {@link Outcome}'s names
 * @param packets how many more
 */
public record LedgerEntry(String domain, long hour, String outcome, long packets) {

    public static final long HOUR_US = 3_600_000_000L;

    /** An entry of the hour that holds this time, µs since the epoch. */
    public static LedgerEntry at(String domain, long timeUs, String outcome, long packets) {
        return new LedgerEntry(domain, Math.floorDiv(timeUs, HOUR_US), outcome, packets);
    }

    /** As many packets with another outcome. */
    public LedgerEntry of(String another) {
        return new LedgerEntry(domain, hour, another, packets);
    }

    public LedgerEntry withPackets(long count) {
        return new LedgerEntry(domain, hour, outcome, count);
    }
}
