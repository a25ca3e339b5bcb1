package io.weir.job.iceberg;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.parquet.FieldIds;
import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.LedgerParquetSink;
import io.weir.job.parquet.ParquetSink;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.function.BiFunction;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.Table;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/** The result tables of a run in Iceberg: each is made ready when its sink is asked for. */
public final class IcebergTables {

    /** Files that a table knows lie in here, below the folder of the table. */
    private static final String DATA = "data";

    private final CatalogSettings catalog;

    public IcebergTables(CatalogSettings catalog) {
        this.catalog = catalog;
    }

    /** Final flow records, by the hour of their end. */
    public Sink<FlowRecord> flows() {
        return flowRecords(FlowParquetSink.FLOWS);
    }

    /** What open flows reported on their way. */
    public Sink<FlowRecord> interim() {
        return flowRecords(FlowParquetSink.INTERIM);
    }

    private Sink<FlowRecord> flowRecords(String name) {
        return sink(
                name,
                FlowParquetSink.columns(),
                FlowField.END_TIME.columnName(),
                FlowParquetSink::files);
    }

    public Sink<LedgerEntry> ledger() {
        return sink(
                LedgerParquetSink.LEDGER,
                LedgerParquetSink.columns(),
                null,
                LedgerParquetSink::files);
    }

    private <T> Sink<T> sink(
            String name,
            MessageType columns,
            @Nullable String time,
            BiFunction<Path, FieldIds, ParquetSink<T>> files) {
        try (TableCatalog open = catalog.open()) {
            Table table = new TableSetup(name, columns, time).ready(open);
            Path data = new Path(table.location(), DATA);
            return new IcebergSink<>(files.apply(data, TableSetup.ids(table)), catalog, name);
        } catch (RuntimeException e) {
            throw new UnreadyTableException(name, e);
        }
    }
}
