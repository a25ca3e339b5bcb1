package io.weir.ingest.capture;

import java.util.concurrent.atomic.AtomicLong;

/** How much of a set of captures has been read; may be asked from any thread. */
public final class CaptureProgress {

    /** Size of an input that has none, such as a pipe, and of a set with such an input. */
    public static final long UNKNOWN = -1;

    private final AtomicLong consumedBytes = new AtomicLong();
    private final AtomicLong totalBytes = new AtomicLong();

    /**
     * Octets of the inputs read so far, compressed ones as they are stored. An input that was
     * finished counts in full, even if its end could not be used.
     */
    public long consumedBytes() {
        return consumedBytes.get();
    }

    /** Octets of all inputs on disk, or {@link #UNKNOWN}. */
    public long totalBytes() {
        return totalBytes.get();
    }

    void consumed(long bytes) {
        consumedBytes.addAndGet(bytes);
    }

    void expect(long sizeBytes) {
        totalBytes.updateAndGet(
                sum -> sum == UNKNOWN || sizeBytes == UNKNOWN ? UNKNOWN : sum + sizeBytes);
    }
}
