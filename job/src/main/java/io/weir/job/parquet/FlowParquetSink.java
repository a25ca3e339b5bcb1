package io.weir.job.parquet;

import io.weir.schema.FlowRecord;
import java.net.URI;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;

/** Where flow records go as Parquet. */
public final class FlowParquetSink {

    /** Final flow records. */
    public static final String FLOWS = "flows";

    private FlowParquetSink() {}

    /**
     * Writes into {@code OUT/flows/date=YYYY-MM-DD/hour=HH/} by the end of the flow, UTC.
     *
     * @param out the output folder, on any file system that Flink can write to
     */
    public static Sink<FlowRecord> to(URI out) {
        return new ParquetSink<>(new Path(new Path(out), FLOWS), new FlowColumns());
    }

    /** {@link #to(URI)} for a folder of this machine. */
    public static Sink<FlowRecord> to(java.nio.file.Path out) {
        return to(out.toAbsolutePath().toUri());
    }
}
