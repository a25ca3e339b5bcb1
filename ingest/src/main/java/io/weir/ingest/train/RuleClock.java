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
     */
    public long tick(Frame frame) {
        if (frame.timed && (!started || frame.timeUs > nowUs)) {
            nowUs = frame.timeUs;
            started = true;
        }
        return nowUs;
    }

    /** The current rule time; 0 before the first frame with a time. */
    public long nowUs() {
        return nowUs;
    }
}
