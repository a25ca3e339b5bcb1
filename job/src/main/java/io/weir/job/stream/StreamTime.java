package io.weir.job.stream;

/**
 * How rule time (microseconds) stands on Flink's one axis of event time (milliseconds). Timers
 * round up and watermarks down, so that a packet at exactly a flow's due time still joins it, and
 * every timer that fires has moved on.
 *
 * <p>Under {@code --domain-per-file} each file has its own axis of rule time: axis k is shifted by
 * k · 2^46 ms, which leaves 557 years to both sides of 1970 and room behind them for the mark that
 * ends the axis. Axis 0 is not shifted, so in a job with one timeline Flink's watermarks are
 * milliseconds since the epoch.
 */
public final class StreamTime {

    private static final int AXIS_BITS = 46;
    private static final long REACH = 1L << AXIS_BITS - 2;
    private static final long END = 1L << AXIS_BITS - 1;

    /** Axes are numbered from 0 up to this. */
    public static final int MAX_AXIS = (1 << 62 - AXIS_BITS) - 1;

    private StreamTime() {}

    /**
     * Where a timer stands that delivers what is due at this rule time; beyond the axis' reach: its
     * end.
     */
    public static long timer(int axis, long dueUs) {
        long millis = Math.floorDiv(dueUs, 1000L) + 1;
        return origin(axis) + (millis > REACH ? END : Math.max(millis, -REACH));
    }

    /** The watermark of a clock: no packet with a smaller rule time will come. */
    public static long watermark(int axis, long clockUs) {
        long millis = Math.floorDiv(clockUs, 1000L) - 1;
        return origin(axis) + Math.max(-REACH - 1, Math.min(millis, REACH));
    }

    /**
     * The latest rule time whose {@link #timer} has fired at this watermark: no packet up to it
     * will come. {@link Long#MAX_VALUE} once the axis has ended.
     */
    public static long passedUs(int axis, long watermark) {
        if (hasEnded(axis, watermark)) {
            return Long.MAX_VALUE;
        }
        long origin = origin(axis);
        if (watermark < origin - REACH) {
            return Long.MIN_VALUE;
        }
        return Math.min(watermark - origin, REACH) * 1000L - 1;
    }

    /** The watermark behind the last packet of an axis. */
    public static long end(int axis) {
        return origin(axis) + END;
    }

    /** True when this watermark says that the axis has ended. */
    public static boolean hasEnded(int axis, long watermark) {
        return watermark >= end(axis);
    }

    private static long origin(int axis) {
        return (long) axis << AXIS_BITS;
    }
}
