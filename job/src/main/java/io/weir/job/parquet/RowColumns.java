package io.weir.job.parquet;

import java.io.Serializable;
import java.util.Set;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;

/**
 * The columns of one table and how a row fills them. Stateless: one instance serves all files of a
 * sink.
 *
 * @param <T> the row
 */
interface RowColumns<T> extends Serializable {

    MessageType schema();

    /**
     * The text columns whose values repeat: they are written as references into a dictionary. Every
     * other column is written plain, which costs a third of the time and, compressed, little space.
     */
    Set<String> repetitiveColumns();

    /** The folder the row belongs in, below the table's own. */
    HourFolder folder(T row);

    /** Gives each value that is not null to {@code out}, in the order of {@link #schema()}. */
    void write(T row, RecordConsumer out);
}
