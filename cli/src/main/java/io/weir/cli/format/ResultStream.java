package io.weir.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Standard output as several threads share it: whole buffers of rows, one after the other. Its end
 * may be closed by the reader at any time, as {@code head} does when it has enough.
 */
public final class ResultStream {

    private final OutputStream out;
    private final boolean goOnUnread;
    private boolean readerGone;
    private @Nullable IOException failure;

    /**
     * @param goOnUnread when the reader has gone, rows are thrown away rather than refused, since
     *     the run has other results to make
     */
    public ResultStream(OutputStream out, boolean goOnUnread) {
        this.out = out;
        this.goOnUnread = goOnUnread;
    }

    /**
     * Writes a buffer and clears it.
     *
     * @throws IOException the reader has gone, or the output cannot be written
     */
    public synchronized void write(TextBuffer rows) throws IOException {
        if (failure != null && !(readerGone && goOnUnread)) {
            throw failure;
        }
        if (!readerGone) {
            try {
                rows.writeTo(out);
            } catch (IOException e) {
                fail(e);
            }
        }
        rows.clear();
    }

    private void fail(IOException e) throws IOException {
        failure = e;
        readerGone = String.valueOf(e.getMessage()).contains("Broken pipe");
        if (!readerGone || !goOnUnread) {
            throw e;
        }
    }

    /** The reader closed its end: no fault, and nothing to be told to anyone. */
    public synchronized boolean readerGone() {
        return readerGone;
    }

    /** Why the output could not be written, the reader's leaving included. */
    public synchronized @Nullable IOException failure() {
        return failure;
    }
}
