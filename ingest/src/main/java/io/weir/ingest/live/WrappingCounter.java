package io.weir.ingest.live;

/** Makes one number that only grows out of a counter of 32 bits that starts again at 0. */
final class WrappingCounter {

    private long total;
    private int last;

    /** The total at the counter's present state, read at least once in 2^32 steps. */
    long at(long counter) {
        int now = (int) counter;
        total += Integer.toUnsignedLong(now - last);
        last = now;
        return total;
    }
}
