package io.weir.job.parquet;

import io.weir.job.ledger.LedgerEntry;
import java.net.URI;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.schema.MessageType;

/** Where the ledger goes as Parquet. */
public final class LedgerParquetSink {

    public static final String LEDGER = "ledger";

    private LedgerParquetSink() {}

    /**
     * Writes into {@code OUT/ledger/}.
     *
     * @param out the output folder, on any file system that Flink can write to
     */
    public static Sink<LedgerEntry> to(URI out) {
        return new ParquetSink<>(new Path(new Path(out), LEDGER), new LedgerColumns());
    }

    /** The columns of {@link #LEDGER}. */
    public static MessageType columns() {
        return new LedgerColumns().schema();
    }

    /** Writes files whose columns bear numbers into a folder. */
    public static ParquetSink<LedgerEntry> files(Path folder, FieldIds ids) {
        return new ParquetSink<>(folder, new IdentifiedColumns<>(new LedgerColumns(), ids));
    }

    /** {@link #to(URI)} for a folder of this machine. */
    public static Sink<LedgerEntry> to(java.nio.file.Path out) {
        return to(out.toAbsolutePath().toUri());
    }
}
