package io.weir.ingest.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Counts the octets of an input as they are stored, for itself and for the progress of the set. */
final class CountingInput extends FilterInputStream {

    private final CaptureProgress progress;
    private final long sizeBytes;
    private long count;
    private boolean closed;

    /**
     * @param sizeBytes what counts as read in the end, or {@link CaptureProgress#UNKNOWN}
     */
    CountingInput(InputStream in, long sizeBytes, CaptureProgress progress) {
        super(in);
        this.sizeBytes = sizeBytes;
        this.progress = progress;
    }

    long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        return OneOctet.of(this);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        int read = super.read(target, offset, length);
        if (read > 0) {
            count += read;
            progress.consumed(read);
        }
        return read;
    }

    @Override
    public void close() throws IOException {
        if (!closed) {
            closed = true;
            progress.consumed(Math.max(sizeBytes - count, 0));
            super.close();
        }
    }
}
