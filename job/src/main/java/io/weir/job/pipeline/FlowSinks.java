package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.stream.RefusedMessage;
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
 * @param late trains that event time had passed
 * @param deadLetters messages that go into no flow for another reason
 */
public record FlowSinks(
        Consumer<DataStream<FlowRecord>> flows,
        Consumer<DataStream<FlowRecord>> interim,
        Consumer<DataStream<LedgerEntry>> ledger,
        Consumer<DataStream<RefusedMessage>> late,
        Consumer<DataStream<RefusedMessage>> deadLetters) {

    /** Of a run whose source refuses nothing, since it makes the messages itself. */
    public FlowSinks(
            Consumer<DataStream<FlowRecord>> flows,
            Consumer<DataStream<FlowRecord>> interim,
            Consumer<DataStream<LedgerEntry>> ledger) {
        this(flows, interim, ledger, late -> {}, deadLetters -> {});
    }
}
