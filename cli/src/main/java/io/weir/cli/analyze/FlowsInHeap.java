package io.weir.cli.analyze;

/** How many open flows a run can hold beside everything else in its heap. */
public final class FlowsInHeap {

    /** An open TCP flow: entry, key, state table, timer, and its place in the order of silence. */
    private static final long BYTES_PER_FLOW = 1200;

    /** Flink, the captures read ahead, and flows on their way out. */
    private static final long RESERVED_BYTES = 100L << 20;

    private static final long LEAST = 10_000;

    private FlowsInHeap() {}

    /** Half of what is left is garbage, or young, before it is collected. */
    public static int atMost(long heapBytes) {
        long flows = (heapBytes - RESERVED_BYTES) / 2 / BYTES_PER_FLOW;
        return (int) Math.min(Integer.MAX_VALUE, Math.max(LEAST, flows));
    }
}
