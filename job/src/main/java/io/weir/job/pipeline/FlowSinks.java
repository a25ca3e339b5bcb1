package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.schema.FlowRecord;
import java.util.function.Consumer;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * Where the outputs of the graph go: production attaches Parquet and Kafka, a test attaches a
 * collector, and the graph cannot tell.
 *
 * @param flows FINAL records
 * @param interim INTERIM records
 * @param ledger sums by domain, hour and outcome
 */
public record FlowSinks(
        Consumer<DataStream<FlowRecord>> flows,
        Consumer<DataStream<FlowRecord>> interim,
        Consumer<DataStream<LedgerEntry>> ledger) {}
