package io.weir.job.parquet;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Zstandard for Parquet pages, without Hadoop's codecs. One native context and one buffer serve all
 * files of a writer, so it belongs to one thread; a result is good until the next page.
 */
final class ZstdCodecs
        implements CompressionCodecFactory,
                CompressionCodecFactory.BytesInputCompressor,
                Closeable {

    private final ZstdCompressCtx context;
    private final Page plain = new Page();
    private byte[] compressed = new byte[0];

    ZstdCodecs(int level) {
        context = new ZstdCompressCtx().setLevel(level);
    }

    @Override
    public BytesInput compress(BytesInput page) throws IOException {
        plain.reset();
        page.writeAllTo(plain);
        int bound = Math.toIntExact(Zstd.compressBound(plain.size()));
        if (compressed.length < bound) {
            compressed = new byte[bound];
        }
        int size =
                context.compressByteArray(
                        compressed, 0, compressed.length, plain.bytes(), 0, plain.size());
        return BytesInput.from(compressed, 0, size);
    }

    @Override
    public CompressionCodecName getCodecName() {
        return CompressionCodecName.ZSTD;
    }

    @Override
    public BytesInputCompressor getCompressor(CompressionCodecName codec) {
        if (codec != CompressionCodecName.ZSTD) {
            throw new UnsupportedOperationException("no codec for " + codec);
        }
        return this;
    }

    @Override
    public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
        throw new UnsupportedOperationException("weir only writes Parquet");
    }

    /** Called at the end of each file; the context lives until {@link #close}. */
    @Override
    public void release() {}

    @Override
    public void close() {
        context.close();
    }

    /** One page in one array, without the copy of {@link #toByteArray}. */
    private static final class Page extends ByteArrayOutputStream {

        byte[] bytes() {
            return buf;
        }
    }
}
