package io.weir.job.parquet;

import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.conf.ParquetConfiguration;
import org.apache.parquet.hadoop.api.WriteSupport;
import org.apache.parquet.io.api.RecordConsumer;
import org.jspecify.annotations.Nullable;

/** Lets Parquet's writer take rows as {@link RowColumns} describes them. */
final class RowWriteSupport<T> extends WriteSupport<T> {

    private final RowColumns<T> columns;
    private @Nullable RecordConsumer out;

    RowWriteSupport(RowColumns<T> columns) {
        this.columns = columns;
    }

    @Override
    public WriteContext init(ParquetConfiguration configuration) {
        return new WriteContext(columns.schema(), Map.of());
    }

    @Override
    @Deprecated
    public WriteContext init(Configuration configuration) {
        throw new UnsupportedOperationException("weir writes Parquet without Hadoop");
    }

    @Override
    public void prepareForWrite(RecordConsumer consumer) {
        out = consumer;
    }

    @Override
    public void write(T row) {
        RecordConsumer consumer = out;
        if (consumer == null) {
            throw new IllegalStateException("write before prepareForWrite");
        }
        consumer.startMessage();
        columns.write(row, consumer);
        consumer.endMessage();
    }
}
