package io.weir.ingest.live;

import io.weir.ingest.decode.Frame;
import org.jspecify.annotations.Nullable;

/**
 * Frames as they come. A live stream can be silent for a while, and its reader has other things to
 * do meanwhile, so nobody waits for a frame without saying for how long. All methods but {@link
 * #stop} belong to one thread.
 */
public interface LiveStream extends AutoCloseable {

    /** {@link #quietUntilUs} where nobody can tell. */
    long UNKNOWN = Long.MIN_VALUE;

    /** What a wait has brought. */
    enum Turn {
        /** A frame. */
        FRAME,
        /** Nothing: every frame that had arrived by now has been handed out. */
        SILENCE,
        /** There will be no more frames, and {@link #problem} says why. */
        END
    }

    /**
     * Shows the next frame. Its octets are the receiver's.
     *
     * @param patienceUs how long to wait at most where none is there yet, µs
     */
    Turn next(Frame frame, long patienceUs);

    /**
     * After {@link Turn#SILENCE}: a time before which nothing was captured that is still to come,
     * µs since the epoch, or {@link #UNKNOWN}.
     */
    long quietUntilUs();

    /** What has been captured and what was lost so far. May be asked after the end, too. */
    CaptureCounts counts();

    /** Why the frames ended, one line; null as long as they have not, and where they should. */
    @Nullable String problem();

    /**
     * Lets the stream end: what has arrived is still handed out, then comes the end. May be called
     * from any thread, such as that of a signal, and more than once.
     */
    void stop();

    /** Stops, and lets go of what the stream holds; frames not yet handed out are lost. */
    @Override
    void close();
}
