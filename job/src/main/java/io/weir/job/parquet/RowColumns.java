package io.weir.job.parquet;

import java.io.Serializable;
import org.apache.parquet.schema.MessageType;

/**
 * The columns of one table and how a row fills them. Stateless: one instance serves all files of a
 * sink.
 *
 * @param <T> the row
 */
interface RowColumns<T> extends Serializable {

    MessageType schema();

    /** The hour whose folder the row belongs in, as {@link HourFolder} counts them. */
    long hour(T row);

    /** Gives each column of {@link #schema()} the row's value, or null. */
    void write(T row, ColumnChunk[] columns);
}
