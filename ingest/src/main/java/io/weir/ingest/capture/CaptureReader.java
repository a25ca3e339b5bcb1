package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.decode.LinkType;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The frames of one capture, in the order in which they stand in it. */
public final class CaptureReader implements FrameSource {

    private static final int NONE_SEEN = -1;

    private final String name;
    private final @Nullable InputStream in;
    private boolean compressed;
    private @Nullable RecordReader records;
    private @Nullable CaptureProblem problem;

    /** Link types are few: seen one after the other, each is looked up once. */
    private int linkType = NONE_SEEN;

    private @Nullable CaptureProblem unknownLinkType;

    /** Read by {@link #peek}, not yet handed out. */
    private final Frame head = new Frame();

    private boolean ahead;

    /**
     * Reads on from the start of an open stream and closes it in the end.
     *
     * @param windowBytes how much to read at once
     */
    CaptureReader(String name, CountingInput stored, int windowBytes, CaptureLimits limits) {
        this.name = name;
        InputStream uncompressed = stored;
        try {
            uncompressed = CaptureFormat.decompressed(stored, limits);
            compressed = uncompressed instanceof BombGuard;
            records = CaptureFormat.records(new Window(uncompressed, windowBytes), limits);
        } catch (CaptureBreak e) {
            problem = e.inFile(name, compressed);
        } catch (IOException e) {
            problem = CaptureProblem.unreadable(name, e);
        }
        in = uncompressed;
        if (problem != null) {
            close();
        }
    }

    /** A capture that could not even be opened: no frames. */
    CaptureReader(CaptureProblem problem) {
        this.name = problem.file();
        this.problem = problem;
        in = null;
    }

    @Override
    public boolean next(Frame frame) {
        if (ahead) {
            ahead = false;
            frame.set(head);
            return true;
        }
        RecordReader reader = records;
        if (reader == null) {
            return false;
        }
        try {
            if (reader.next(frame)) {
                if (frame.linkType != linkType) {
                    look(frame.linkType);
                }
                return true;
            }
        } catch (CaptureBreak e) {
            problem = e.inFile(name, compressed);
        }
        close();
        return false;
    }

    /** Why the frames ended; null at a good end, and as long as they have not ended. */
    public @Nullable CaptureProblem problem() {
        return problem;
    }

    /** Why the frames ended, and the first link type whose frames nobody here can decode. */
    @Override
    public List<CaptureProblem> problems() {
        return Stream.of(unknownLinkType, problem).filter(Objects::nonNull).toList();
    }

    private void look(int next) {
        linkType = next;
        if (unknownLinkType == null && !LinkType.isKnown(next)) {
            unknownLinkType = CaptureProblem.unknownLinkType(name, next);
        }
    }

    /** The frame that {@link #next} will hand out, or null at the end. */
    @Nullable Frame peek() {
        if (!ahead) {
            ahead = next(head);
        }
        return ahead ? head : null;
    }

    @Override
    public void close() {
        records = null;
        ahead = false;
        try {
            if (in != null) {
                in.close();
            }
        } catch (IOException e) {
            // Nothing was written, so nothing is lost.
        }
    }
}
