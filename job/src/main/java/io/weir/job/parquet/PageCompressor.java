package io.weir.job.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.Closeable;
import java.util.Arrays;

/**
 * Zstandard, one page after the other. One native context and one set of buffers serve all files of
 * a writer, so it belongs to one thread.
 */
final class PageCompressor implements Closeable {

    private final ZstdCompressCtx context;
    private final PageBytes plain = new PageBytes();
    private final PageBytes scratch = new PageBytes();
    private byte[] compressed = new byte[0];

    PageCompressor(int level) {
        context = new ZstdCompressCtx().setLevel(level);
    }

    /** The next page, empty. */
    PageBytes plain() {
        plain.clear();
        return plain;
    }

    /** For parts of a page whose length stands before them. */
    PageBytes scratch() {
        return scratch;
    }

    /** The octets that {@link #plain} has taken, compressed. */
    byte[] compressed() {
        int length = plain.size();
        int bound = Math.toIntExact(Zstd.compressBound(length));
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        int size =
                context.compressByteArray(
                        compressed, 0, compressed.length, plain.array(), 0, length);
        return Arrays.copyOf(compressed, size);
    }

    @Override
    public void close() {
        context.close();
    }
}
