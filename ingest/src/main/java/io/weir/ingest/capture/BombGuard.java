package io.weir.ingest.capture;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a decompressed stream that grows beyond the limits. */
final class BombGuard extends FilterInputStream {

    private final CountingInput compressed;
    private final CaptureLimits limits;
    private long uncompressedBytes;

    BombGuard(InputStream uncompressed, CountingInput compressed, CaptureLimits limits) {
        super(uncompressed);
        this.compressed = compressed;
        this.limits = limits;
    }

    @Override
    public int read() throws IOException {
        return OneOctet.of(this);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        check();
        int count = super.read(target, offset, length);
        uncompressedBytes += Math.max(count, 0);
        return count;
    }

    private void check() throws BadCompression {
        if (uncompressedBytes > limits.uncompressedBytes()) {
            throw new BadCompression(
                    "at most " + limits.uncompressedBytes() + " uncompressed octets", "more");
        }
        if (uncompressedBytes > limits.expansionFreeBytes()
                && uncompressedBytes / limits.expansion() > compressed.count()) {
            throw new BadCompression(
                    "at most "
                            + limits.expansion()
                            + " octets out of one compressed octet (a decompression bomb?)",
                    uncompressedBytes + " out of " + compressed.count());
        }
    }
}
