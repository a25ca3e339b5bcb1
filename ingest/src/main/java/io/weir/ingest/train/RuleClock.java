package io.weir.ingest.train;

import io.weir.ingest.decode.Frame;

/**
 * Rule time of a sensor's stream: the running maximum of its capture times, so that times which
 * step back inside one capture never make a packet late.
 */
public final class RuleClock {

    private boolean started;
    private long nowUs;

    /**
     * Advances to the frame's capture time, if it has one and it is not behind; µs since the epoch.
     * A stream that begins without a time begins at 0.
     */
    public long tick(Frame frame) {
        if (!started) {
            started = true;
            nowUs = frame.timed ? frame.timeUs : 0;
        } else if (frame.timed && frame.timeUs > nowUs) {
            nowUs = frame.timeUs;
        }
        return nowUs;
    }

    /** Advances to a time that no later frame may be behind, where that is ahead. */
    void advance(long timeUs) {
        if (!started || timeUs > nowUs) {
            started = true;
            nowUs = timeUs;
        }
    }

    /** The current rule time; {@link Long#MIN_VALUE} before the first frame. */
    public long nowUs() {
        return started ? nowUs : Long.MIN_VALUE;
    }
}
