package io.weir.ingest.decode;

import java.util.Map;
import java.util.TreeMap;

/** Frames by what became of them. Packets, not IP and undecodable add up to the frames. */
public final class DecodeCounters {

    private static final NotIp[] KINDS = NotIp.values();
    private static final Reason[] REASONS = Reason.values();

    private final long[] notIp = new long[KINDS.length];
    private final long[] undecodable = new long[REASONS.length];
    private long packets;
    private long orphanFragments;

    void packet() {
        packets++;
    }

    void notIp(NotIp kind) {
        notIp[kind.ordinal()]++;
    }

    void undecodable(Reason reason) {
        undecodable[reason.ordinal()]++;
    }

    void orphanFragment() {
        orphanFragments++;
    }

    /** Frames that gave a packet. */
    public long packets() {
        return packets;
    }

    /** Packets among them that are later fragments of a datagram whose first one is not known. */
    public long orphanFragments() {
        return orphanFragments;
    }

    public long notIp() {
        return sum(notIp);
    }

    public long undecodable() {
        return sum(undecodable);
    }

    public long frames() {
        return packets + notIp() + undecodable();
    }

    /** Frames without an IP packet by {@link NotIp#text}, kinds that occurred only. */
    public Map<String, Long> notIpByKind() {
        Map<String, Long> byKind = new TreeMap<>();
        for (NotIp kind : KINDS) {
            if (notIp[kind.ordinal()] > 0) {
                byKind.put(kind.text(), notIp[kind.ordinal()]);
            }
        }
        return byKind;
    }

    /** Undecodable frames by {@link Reason#text}, reasons that occurred only. */
    public Map<String, Long> undecodableByReason() {
        Map<String, Long> byReason = new TreeMap<>();
        for (Reason reason : REASONS) {
            if (undecodable[reason.ordinal()] > 0) {
                byReason.put(reason.text(), undecodable[reason.ordinal()]);
            }
        }
        return byReason;
    }

    private static long sum(long[] counts) {
        long sum = 0;
        for (long count : counts) {
            sum += count;
        }
        return sum;
    }
}
