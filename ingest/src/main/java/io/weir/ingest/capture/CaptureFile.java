package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One input of a {@link CaptureSet}. Not for several threads at once. */
public final class CaptureFile {

    /** Name of the standard input. */
    public static final String STANDARD_INPUT = "-";

    /** {@link #firstTimeUs} of a capture without frames, or whose first frame has no time. */
    public static final long UNTIMED = Long.MIN_VALUE;

    private static final int PEEK_WINDOW_BYTES = 8 << 10;
    private static final int MIN_WINDOW_BYTES = 4 << 10;
    private static final int MAX_WINDOW_BYTES = 256 << 10;

    private final String name;
    private final @Nullable Path path;
    private final boolean stream;
    private final long sizeBytes;
    private final CaptureLimits limits;
    private final CaptureProgress progress;

    private boolean peeked;
    private boolean withFrames;
    private long firstTimeUs = UNTIMED;
    private @Nullable CaptureProblem problem;

    /** A stream cannot be read twice: what looked at its first frame reads on. */
    private @Nullable CaptureReader kept;

    CaptureFile(String name, CaptureLimits limits, CaptureProgress progress) {
        this.name = name;
        this.limits = limits;
        this.progress = progress;
        path = name.equals(STANDARD_INPUT) ? null : pathOf(name);
        stream = path == null ? name.equals(STANDARD_INPUT) : isStream(path);
        sizeBytes = stream ? CaptureProgress.UNKNOWN : sizeOf(path);
    }

    /** As it was given: a path, or {@link #STANDARD_INPUT}. */
    public String name() {
        return name;
    }

    /** Octets on disk, or {@link CaptureProgress#UNKNOWN} for a stream. */
    public long sizeBytes() {
        return sizeBytes;
    }

    /** Capture time of the first frame, µs since the epoch, or {@link #UNTIMED}. */
    public long firstTimeUs() {
        peek();
        return firstTimeUs;
    }

    /**
     * Starts to read. A file may be opened again and again, a stream once. Whatever is wrong shows
     * as the reader's problem.
     */
    public CaptureReader open() {
        CaptureReader reader = kept;
        if (reader != null) {
            kept = null;
            return reader;
        }
        return open(progress, windowBytes());
    }

    /** Whether there is a first frame. */
    boolean hasFrames() {
        peek();
        return withFrames;
    }

    /** Why there is no first frame; null where a capture is just empty. */
    @Nullable CaptureProblem problem() {
        peek();
        return problem;
    }

    /** Says that it will not be read. */
    void leave() {
        CaptureReader reader = kept;
        if (reader == null) {
            progress.consumed(Math.max(sizeBytes, 0));
        } else {
            reader.close();
        }
    }

    private void peek() {
        if (peeked) {
            return;
        }
        peeked = true;
        CaptureReader reader =
                stream
                        ? open(progress, MAX_WINDOW_BYTES)
                        : open(new CaptureProgress(), PEEK_WINDOW_BYTES);
        Frame first = reader.peek();
        withFrames = first != null;
        problem = reader.problem();
        if (first != null && first.timed) {
            firstTimeUs = first.timeUs;
        }
        if (stream) {
            kept = reader;
        } else {
            reader.close();
        }
    }

    private CaptureReader open(CaptureProgress counting, int windowBytes) {
        try {
            InputStream in = stream();
            return new CaptureReader(
                    name, new CountingInput(in, sizeBytes, counting), windowBytes, limits);
        } catch (IOException e) {
            counting.consumed(Math.max(sizeBytes, 0));
            return new CaptureReader(CaptureProblem.unreadable(name, e));
        }
    }

    private InputStream stream() throws IOException {
        if (name.equals(STANDARD_INPUT)) {
            return System.in;
        }
        if (path == null) {
            throw new IOException("no valid path");
        }
        if (Files.isDirectory(path)) {
            throw new IOException("it is a directory");
        }
        return Files.newInputStream(path);
    }

    private int windowBytes() {
        return sizeBytes == CaptureProgress.UNKNOWN
                ? MAX_WINDOW_BYTES
                : (int) Math.max(MIN_WINDOW_BYTES, Math.min(MAX_WINDOW_BYTES, sizeBytes));
    }

    private static @Nullable Path pathOf(String name) {
        try {
            return Path.of(name);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static boolean isStream(Path path) {
        return Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    }

    private static long sizeOf(@Nullable Path path) {
        try {
            return path == null || !Files.isRegularFile(path) ? 0 : Files.size(path);
        } catch (IOException e) {
            return 0;
        }
    }
}
