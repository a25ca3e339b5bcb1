package io.weir.ingest.replay;

/**
 * When a frame is due. The first one asked about is due at once, the others as much later as they
 * were captured later, divided by the speed. Pure; time is an argument.
 */
final class Pace {

    private final Speed speed;
    private boolean started;
    private long startNanos;
    private long startUs;

    Pace(Speed speed) {
        this.speed = speed;
    }

    /** Nanoseconds to wait before the frame of this capture time; 0 or less when it is due. */
    long untilDue(long captureTimeUs, long nowNanos) {
        if (speed.isMax()) {
            return 0;
        }
        if (!started) {
            started = true;
            startNanos = nowNanos;
            startUs = captureTimeUs;
        }
        double afterNanos = (captureTimeUs - startUs) * 1000.0 / speed.factor();
        return (long) afterNanos - (nowNanos - startNanos);
    }
}
