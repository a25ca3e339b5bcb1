package io.weir.job.parquet;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.format.converter.ParquetMetadataConverter;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/**
 * The end of a Parquet file, which tells what is in it. The library's own reader of it asks for
 * Hadoop.
 *
 * @param fileBytes how long the file is
 */
public record ParquetFooter(ParquetMetadata metadata, long fileBytes) {

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** Length of the footer and the magic octets. */
    private static final int TAIL = Integer.BYTES + MAGIC.length;

    public static ParquetFooter read(Path file) throws IOException {
        FileSystem files = file.getFileSystem();
        long length = files.getFileStatus(file).getLen();
        try (FSDataInputStream in = files.open(file)) {
            ByteBuffer tail =
                    ByteBuffer.wrap(octets(in, file, length - TAIL, TAIL))
                            .order(ByteOrder.LITTLE_ENDIAN);
            int footer = tail.getInt();
            if (!Arrays.equals(MAGIC, 0, MAGIC.length, tail.array(), Integer.BYTES, TAIL)) {
                throw new IOException(file + " is no Parquet file: it does not end with PAR1");
            }
            byte[] octets = octets(in, file, length - TAIL - footer, footer);
            return new ParquetFooter(
                    new ParquetMetadataConverter()
                            .readParquetMetadata(
                                    new ByteArrayInputStream(octets),
                                    ParquetMetadataConverter.NO_FILTER),
                    length);
        }
    }

    private static byte[] octets(FSDataInputStream in, Path file, long from, int count)
            throws IOException {
        if (from < 0 || count < 0) {
            throw new IOException(file + " is no Parquet file: it is too short");
        }
        in.seek(from);
        byte[] octets = in.readNBytes(count);
        if (octets.length < count) {
            throw new IOException(file + " ends after " + (from + octets.length) + " octets");
        }
        return octets;
    }
}
