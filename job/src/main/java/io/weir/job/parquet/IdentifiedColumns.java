package io.weir.job.parquet;

import org.apache.parquet.schema.MessageType;

/** Columns that bear numbers in the file's schema. */
final class IdentifiedColumns<T> implements RowColumns<T> {

    private static final long serialVersionUID = 1;

    private final RowColumns<T> columns;
    private final FieldIds ids;

    IdentifiedColumns(RowColumns<T> columns, FieldIds ids) {
        this.columns = columns;
        this.ids = ids;
    }

    @Override
    public MessageType schema() {
        return ids.in(columns.schema());
    }

    @Override
    public long hour(T row) {
        return columns.hour(row);
    }

    @Override
    public void write(T row, ColumnChunk[] chunks) {
        columns.write(row, chunks);
    }
}
