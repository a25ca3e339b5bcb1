package io.weir.ingest.capture;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.BufferedInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** zstd (RFC 8878), any number of frames, with a limit to the window that a frame may ask for. */
final class ZstdInput extends FilterInputStream {

    private final int windowLog;

    ZstdInput(InputStream compressed, int windowLog) throws IOException {
        super(new ZstdInputStreamNoFinalizer(new Trickle(compressed)).setLongMax(windowLog));
        this.windowLog = windowLog;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        try {
            return super.read(target, offset, length);
        } catch (ZstdIOException e) {
            throw translated(e);
        }
    }

    private BadCompression translated(ZstdIOException e) {
        if (e.getErrorCode() == Zstd.errFrameParameterWindowTooLarge()) {
            return new BadCompression(
                    "a zstd window of at most " + (1L << windowLog) + " octets", "a larger one");
        }
        return new BadCompression("zstd data", "corrupt data: " + e.getMessage());
    }

    /**
     * Feeds the decompressor in small pieces. It forgets what it had decompressed in the call that
     * meets a damage; so that is little.
     */
    private static final class Trickle extends FilterInputStream {

        private static final int PIECE_BYTES = 4 << 10;
        private static final int BUFFER_BYTES = 64 << 10;

        Trickle(InputStream in) {
            super(new BufferedInputStream(in, BUFFER_BYTES));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(length, PIECE_BYTES));
        }

        /** Makes the decompressor hand over what it has before it asks for more. */
        @Override
        public int available() {
            return 0;
        }
    }
}
