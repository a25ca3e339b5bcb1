package io.weir.job.pipeline;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import java.util.List;
import java.util.Queue;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.util.AbstractStreamOperatorTestHarness;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * The real operator with its serializers, state and timers, outside a cluster: Flink's harness is
 * no public API.
 */
final class FlowHarness implements AutoCloseable {

    /** How an operator is set up, for itself or as one of several subtasks. */
    record Setup(FlowRules rules, FlowTable table, StateBackend backend) {

        static final Setup PLAIN =
                new Setup(FlowRules.DEFAULT, FlowTable.PLAIN, new HashMapStateBackend());

        Setup with(FlowRules other) {
            return new Setup(other, table, backend);
        }

        Setup with(FlowTable other) {
            return new Setup(rules, other, backend);
        }

        Setup with(StateBackend other) {
            return new Setup(rules, table, other);
        }

        FlowHarness open() throws Exception {
            FlowHarness harness = new FlowHarness(this, 1, 0);
            harness.flink.open();
            return harness;
        }

        FlowHarness restore(OperatorSubtaskState state) throws Exception {
            return restore(state, 1, 1, 0);
        }

        /** One of {@code to} subtasks, out of the state of {@code from}. */
        FlowHarness restore(OperatorSubtaskState state, int from, int to, int subtask)
                throws Exception {
            FlowHarness harness = new FlowHarness(this, to, subtask);
            harness.flink.initializeState(
                    AbstractStreamOperatorTestHarness.repartitionOperatorState(
                            state, FlowPipeline.MAX_PARALLELISM, from, to, subtask));
            harness.flink.open();
            return harness;
        }
    }

    private final KeyedOneInputStreamOperatorTestHarness<FlowKey, SensorMessage, FlowRecord> flink;

    private FlowHarness(Setup setup, int subtasks, int subtask) throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new FlowAssembler(new FlowTracker(setup.rules, "test"), setup.table),
                        SensorMessage::flowKey,
                        FlowPipeline.KEYS,
                        FlowPipeline.MAX_PARALLELISM,
                        subtasks,
                        subtask);
        flink.setStateBackend(setup.backend);
        flink.setup(
                FlowPipeline.RECORDS.createSerializer(
                        flink.getExecutionConfig().getSerializerConfig()));
    }

    static FlowHarness open() throws Exception {
        return Setup.PLAIN.open();
    }

    static FlowHarness restore(OperatorSubtaskState state) throws Exception {
        return Setup.PLAIN.restore(state);
    }

    OperatorSubtaskState save() throws Exception {
        flink.prepareSnapshotPreBarrier(1);
        return flink.snapshot(1, 1);
    }

    void hear(Dialogue talk) throws Exception {
        hear(0, talk.key(), talk.train());
    }

    void hear(int axis, FlowKey key, byte[] train) throws Exception {
        flink.processElement(SensorMessage.train(axis, key, train), 0);
    }

    void clock(long clockUs) throws Exception {
        flink.processWatermark(new Watermark(StreamTime.watermark(0, clockUs)));
    }

    void end(int axis) throws Exception {
        flink.processWatermark(new Watermark(StreamTime.end(axis)));
    }

    void endOfInput() throws Exception {
        flink.processWatermark(Watermark.MAX_WATERMARK);
    }

    List<FlowRecord> flows() {
        return flink.extractOutputValues();
    }

    /** What was booked of packets that flows took in. */
    List<LedgerEntry> booked() {
        Queue<StreamRecord<LedgerEntry>> entries = flink.getSideOutput(FlowPipeline.IN_FLOWS);
        return entries == null ? List.of() : entries.stream().map(StreamRecord::getValue).toList();
    }

    long evicted() {
        Object count =
                flink.getEnvironment()
                        .getAccumulatorRegistry()
                        .getUserMap()
                        .get(MetricNames.EVICTED_FLOWS)
                        .getLocalValue();
        return (Long) count;
    }

    int timers() {
        return flink.numEventTimeTimers();
    }

    int states() {
        return flink.numKeyedStateEntries();
    }

    @Override
    public void close() throws Exception {
        flink.close();
    }
}
