package io.weir.job.command;

import io.weir.job.iceberg.CatalogSettings;
import io.weir.job.iceberg.IcebergTables;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.LedgerParquetSink;
import io.weir.job.pipeline.Uids;
import io.weir.schema.FlowRecord;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * The sinks of the tables, in the format that was chosen. What each keeps in checkpoints is its
 * own, so their operators have names of their own.
 */
interface ResultTables {

    void flows(DataStream<FlowRecord> records);

    void interim(DataStream<FlowRecord> records);

    void ledger(DataStream<LedgerEntry> entries);

    static ResultTables of(JobSettings settings) {
        CatalogSettings catalog = settings.iceberg();
        return catalog == null ? new Plain(settings) : new Iceberg(new IcebergTables(catalog));
    }

    /** Parquet files in folders. */
    record Plain(JobSettings settings) implements ResultTables {

        @Override
        public void flows(DataStream<FlowRecord> records) {
            attach(records, FlowParquetSink.to(settings.out()), Uids.FLOWS_SINK);
        }

        @Override
        public void interim(DataStream<FlowRecord> records) {
            attach(records, FlowParquetSink.interim(settings.out()), Uids.INTERIM_SINK);
        }

        @Override
        public void ledger(DataStream<LedgerEntry> entries) {
            attachOne(entries, LedgerParquetSink.to(settings.out()), Uids.LEDGER_SINK);
        }
    }

    /** Tables of Iceberg, which are made ready now: a cluster would only try for ever. */
    record Iceberg(IcebergTables tables) implements ResultTables {

        @Override
        public void flows(DataStream<FlowRecord> records) {
            attach(records, tables.flows(), Uids.FLOWS_ICEBERG);
        }

        @Override
        public void interim(DataStream<FlowRecord> records) {
            attach(records, tables.interim(), Uids.INTERIM_ICEBERG);
        }

        @Override
        public void ledger(DataStream<LedgerEntry> entries) {
            attachOne(entries, tables.ledger(), Uids.LEDGER_ICEBERG);
        }
    }

    private static <T> void attach(DataStream<T> stream, Sink<T> sink, String uid) {
        stream.sinkTo(sink).uid(uid).name(uid);
    }

    /** In files enough for one subtask. */
    private static void attachOne(
            DataStream<LedgerEntry> entries, Sink<LedgerEntry> sink, String uid) {
        entries.sinkTo(sink).uid(uid).name(uid).setParallelism(1);
    }
}
