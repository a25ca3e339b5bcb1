package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import java.util.Arrays;

/**
 * Runs of octets that one end sent beyond a hole, as ordered, disjoint ranges of relative sequence
 * numbers. Bounded: when full, the lowest hole counts as filled, so that a hostile stream costs
 * neither memory nor time; what is lost then is only the report of that gap.
 */
final class SegmentRanges {

    private static final int MOST = 32;

    /** Start and end (exclusive) of each range in turn. */
    private long[] bounds = new long[4];

    private int count;

    boolean isEmpty() {
        return count == 0;
    }

    long lowestStart() {
        return bounds[0];
    }

    /** Takes the lowest range out and returns its end. */
    long removeLowest() {
        long end = bounds[1];
        count--;
        System.arraycopy(bounds, 2, bounds, 0, 2 * count);
        return end;
    }

    /** Adds a range, which may overlap others. */
    void add(long start, long end) {
        int from = 0;
        while (from < count && bounds[2 * from + 1] < start) {
            from++;
        }
        int to = from;
        long low = start;
        long high = end;
        while (to < count && bounds[2 * to] <= high) {
            low = Math.min(low, bounds[2 * to]);
            high = Math.max(high, bounds[2 * to + 1]);
            to++;
        }
        replace(from, to, low, high);
    }

    private void replace(int from, int to, long start, long end) {
        int grown = count + 1 - (to - from);
        if (2 * grown > bounds.length) {
            bounds = Arrays.copyOf(bounds, 2 * bounds.length);
        }
        System.arraycopy(bounds, 2 * to, bounds, 2 * (from + 1), 2 * (count - to));
        bounds[2 * from] = start;
        bounds[2 * from + 1] = end;
        count = grown;
        if (count > MOST) {
            closeLowestHole();
        }
    }

    private void closeLowestHole() {
        long start = bounds[0];
        removeLowest();
        bounds[0] = start;
    }

    void writeTo(AvroWriter out) {
        out.writeLong(count);
        for (int i = 0; i < 2 * count; i++) {
            out.writeLong(bounds[i]);
        }
    }

    static SegmentRanges readFrom(AvroReader in) {
        SegmentRanges ranges = new SegmentRanges();
        ranges.count = in.readInt();
        if (ranges.count < 0 || ranges.count > MOST) {
            throw in.malformed("a flow entry holds " + ranges.count + " ranges");
        }
        ranges.bounds = new long[Math.max(4, Integer.highestOneBit(2 * ranges.count) * 2)];
        for (int i = 0; i < 2 * ranges.count; i++) {
            ranges.bounds[i] = in.readLong();
        }
        return ranges;
    }
}
