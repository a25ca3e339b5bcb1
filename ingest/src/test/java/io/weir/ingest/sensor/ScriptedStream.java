package io.weir.ingest.sensor;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.CaptureCounts;
import io.weir.ingest.live.LiveStream;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** So many small UDP frames of the past, then silence until it is stopped. */
final class ScriptedStream implements LiveStream {

    /** Two heartbeats long. */
    static final Duration SILENCE = Duration.ofMillis(2_200);

    private static final int RAW_IP = 101;
    private static final byte[] UDP = {
        0x45, 0, 0, 28, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2, 0, 53, 0, 99, 0, 8, 0, 0
    };

    private final int frames;
    private final long startUs;
    private final long quietUntilUs;
    private final Runnable silenceOver;
    private long silentSinceNanos;
    private int shown;
    private volatile boolean stopped;

    /**
     * @param silenceOver called after {@link #SILENCE} of silence
     */
    ScriptedStream(int frames, long startUs, long quietUntilUs, Runnable silenceOver) {
        this.frames = frames;
        this.startUs = startUs;
        this.quietUntilUs = quietUntilUs;
        this.silenceOver = silenceOver;
    }

    @Override
    public Turn next(Frame frame, long patienceUs) {
        if (shown < frames) {
            frame.bytes = UDP;
            frame.capturedBytes = UDP.length;
            frame.wireBytes = UDP.length;
            frame.linkType = RAW_IP;
            frame.timed = true;
            frame.timeUs = startUs + 1_000L * shown++;
            return Turn.FRAME;
        }
        if (silentSinceNanos == 0) {
            silentSinceNanos = System.nanoTime();
        }
        LockSupport.parkNanos(patienceUs * 1_000);
        if (!stopped && System.nanoTime() - silentSinceNanos > SILENCE.toNanos()) {
            silenceOver.run();
        }
        return stopped ? Turn.END : Turn.SILENCE;
    }

    @Override
    public long quietUntilUs() {
        return quietUntilUs;
    }

    @Override
    public CaptureCounts counts() {
        return new CaptureCounts(shown + 5, 5, 3, 1);
    }

    @Override
    public String problem() {
        return null;
    }

    @Override
    public void stop() {
        stopped = true;
    }

    @Override
    public void close() {}
}
