package io.weir.ingest.live;

import java.util.concurrent.TimeUnit;

/**
 * Tells by its frames' times whether a pipe is live. As long as every frame came within a minute of
 * its capture, a silent pipe lets the clock move on behind the largest delay seen; one that brings
 * older frames is an archive, and its silence means nothing.
 */
final class PipeLag {

    private static final long LIVE_US = TimeUnit.MINUTES.toMicros(1);
    private static final long MARGIN_US = TimeUnit.SECONDS.toMicros(1);

    private boolean any;
    private long largestUs;

    void seen(long captureUs, long nowUs) {
        any = true;
        largestUs = Math.max(largestUs, nowUs - captureUs);
    }

    long quietUntilUs(long nowUs) {
        return any && largestUs <= LIVE_US ? nowUs - largestUs - MARGIN_US : LiveStream.UNKNOWN;
    }
}
