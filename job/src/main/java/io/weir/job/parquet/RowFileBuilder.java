package io.weir.job.parquet;

import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.conf.PlainParquetConfiguration;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.apache.parquet.io.OutputFile;

/** How every Parquet file of weir is made. */
final class RowFileBuilder<T> extends ParquetWriter.Builder<T, RowFileBuilder<T>> {

    /** What one open file may buffer: 64 of them have to fit beside the flow state. */
    private static final long ROW_GROUP_BYTES = 8L << 20;

    private static final int PAGE_BYTES = 64 << 10;
    private static final int DICTIONARY_BYTES = 256 << 10;

    private final RowColumns<T> columns;

    RowFileBuilder(OutputFile file, RowColumns<T> columns, CompressionCodecFactory codecs) {
        super(file);
        this.columns = columns;
        withConf(new PlainParquetConfiguration());
        withCodecFactory(codecs);
        withCompressionCodec(CompressionCodecName.ZSTD);
        withRowGroupSize(ROW_GROUP_BYTES);
        withPageSize(PAGE_BYTES);
        withDictionaryPageSize(DICTIONARY_BYTES);
        withDictionaryEncoding(false);
        columns.repetitiveColumns().forEach(column -> withDictionaryEncoding(column, true));
    }

    @Override
    protected RowFileBuilder<T> self() {
        return this;
    }

    @Override
    protected WriteSupport<T> getWriteSupport(ParquetConfiguration configuration) {
        return new RowWriteSupport<>(columns);
    }

    @Override
    @Deprecated
    protected WriteSupport<T> getWriteSupport(Configuration configuration) {
        throw new UnsupportedOperationException("weir writes Parquet without Hadoop");
    }
}
