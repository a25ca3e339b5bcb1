package io.weir.job.parquet;

import io.weir.schema.FlowRecord;
import java.net.URI;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.schema.MessageType;

/** Where flow records go as Parquet. */
public final class FlowParquetSink {

    /** Final flow records. */
    public static final String FLOWS = "flows";

    /** What open flows reported on their way. */
    public static final String INTERIM = "interim";

    private FlowParquetSink() {}

    /**
     * Writes into {@code OUT/flows/date=YYYY-MM-DD/hour=HH/} by the end of the flow, UTC.
     *
     * @param out the output folder, on any file system that Flink can write to
     */
    public static Sink<FlowRecord> to(URI out) {
        return table(out, FLOWS);
    }

    /** As {@link #to(URI)}, into {@code OUT/interim/}. */
    public static Sink<FlowRecord> interim(URI out) {
        return table(out, INTERIM);
    }

    private static Sink<FlowRecord> table(URI out, String name) {
        return new ParquetSink<>(new Path(new Path(out), name), new FlowColumns());
    }

    /** The columns of {@link #FLOWS} and {@link #INTERIM}. */
    public static MessageType columns() {
        return new FlowColumns().schema();
    }

    /** Writes files whose columns bear numbers, in folders by hour below one. */
    public static ParquetSink<FlowRecord> files(Path folder, FieldIds ids) {
        return new ParquetSink<>(folder, new IdentifiedColumns<>(new FlowColumns(), ids));
    }

    /** {@link #to(URI)} for a folder of this machine. */
    public static Sink<FlowRecord> to(java.nio.file.Path out) {
        return to(out.toAbsolutePath().toUri());
    }

    /** {@link #interim(URI)} for a folder of this machine. */
    public static Sink<FlowRecord> interim(java.nio.file.Path out) {
        return interim(out.toAbsolutePath().toUri());
    }
}
