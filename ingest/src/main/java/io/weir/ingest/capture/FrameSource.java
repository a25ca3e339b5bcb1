package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;
import java.util.List;

/**
 * Frames one after the other. What is wrong with their source is data, not an exception: the frames
 * end, and the source says why.
 */
public interface FrameSource extends AutoCloseable {

    /**
     * Shows the next frame in place: its octets stay where they were read to and are valid until
     * the next call of this or of {@link #close}.
     *
     * @return false when there are no more frames; {@code frame} is then left as it was
     */
    boolean next(Frame frame);

    /** What was wrong with the captures read so far, in the order read. */
    List<CaptureProblem> problems();

    /** Lets go of files and memory; what has been read is not affected. */
    @Override
    void close();
}
