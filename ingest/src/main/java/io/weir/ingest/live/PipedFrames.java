package io.weir.ingest.live;

import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureProblem;
import io.weir.ingest.capture.CaptureReader;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.decode.Frame;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A capture that somebody else writes while it is read, such as {@code tcpdump -w -} into standard
 * input; a file will do, too. Each frame is handed out as soon as it is there in full. Nothing is
 * lost here: who writes too fast has to wait.
 */
public final class PipedFrames implements LiveStream {

    private static final int HANDOVER_FRAMES = 1 << 14;
    private static final long HANDOVER_BYTES = 32 << 20;
    private static final long FULL_NANOS = 1_000_000;

    private final String name;
    private final CaptureLimits limits;
    private final Handover handover = new Handover(HANDOVER_FRAMES, HANDOVER_BYTES);
    private final PipeLag lag = new PipeLag();
    private boolean started;
    private volatile long captured;
    private volatile boolean stopped;
    private volatile List<CaptureProblem> problems = List.of();

    /**
     * @param name a path, or {@link io.weir.ingest.capture.CaptureFile#STANDARD_INPUT}
     */
    public PipedFrames(String name, CaptureLimits limits) {
        this.name = name;
        this.limits = limits;
    }

    @Override
    public Turn next(Frame frame, long patienceUs) {
        if (!started) {
            started = true;
            Thread reader = new Thread(this::read, "weir-read");
            reader.setDaemon(true);
            reader.start();
        }
        Turn turn = handover.take(frame, patienceUs);
        if (turn == Turn.FRAME && frame.timed) {
            lag.seen(frame.timeUs, nowUs());
        }
        return turn;
    }

    @Override
    public long quietUntilUs() {
        return lag.quietUntilUs(nowUs());
    }

    @Override
    public CaptureCounts counts() {
        return new CaptureCounts(captured, 0, 0, 0);
    }

    @Override
    public @Nullable String problem() {
        return problems.isEmpty()
                ? null
                : problems.stream().map(CaptureProblem::text).collect(Collectors.joining("; "));
    }

    @Override
    public void stop() {
        stopped = true;
        handover.end();
    }

    /** A read that waits for a writer cannot be called off; it ends with the process. */
    @Override
    public void close() {
        stop();
    }

    private void read() {
        try (CaptureReader reader = new CaptureSet(List.of(name), limits).inOrder().get(0).open()) {
            Frame frame = new Frame();
            while (!stopped && reader.next(frame)) {
                frame.bytes =
                        Arrays.copyOfRange(
                                frame.bytes, frame.offset, frame.offset + frame.capturedBytes);
                frame.offset = 0;
                captured++;
                handOver(frame);
            }
            problems = reader.problems();
        } finally {
            handover.end();
        }
    }

    private void handOver(Frame frame) {
        while (!handover.offer(frame) && !stopped) {
            LockSupport.parkNanos(this, FULL_NANOS);
        }
    }

    private static long nowUs() {
        return TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
    }
}
