package io.weir.job.pipeline;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTracker;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import java.util.List;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.KeyedProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedOneInputStreamOperatorTestHarness;

/**
 * The real operator with its serializers, state and timers, outside a cluster: Flink's harness is
 * no public API.
 */
final class FlowHarness implements AutoCloseable {

    private final KeyedOneInputStreamOperatorTestHarness<FlowKey, SensorMessage, FlowRecord> flink;

    private FlowHarness(FlowRules rules) throws Exception {
        flink =
                new KeyedOneInputStreamOperatorTestHarness<>(
                        new KeyedProcessOperator<>(
                                new FlowAssembler(new FlowTracker(rules, "test"))),
                        SensorMessage::flowKey,
                        FlowPipeline.KEYS);
        flink.setup(
                FlowPipeline.RECORDS.createSerializer(
                        flink.getExecutionConfig().getSerializerConfig()));
    }

    static FlowHarness open() throws Exception {
        return open(FlowRules.DEFAULT);
    }

    static FlowHarness open(FlowRules rules) throws Exception {
        FlowHarness harness = new FlowHarness(rules);
        harness.flink.open();
        return harness;
    }

    static FlowHarness restore(OperatorSubtaskState state) throws Exception {
        FlowHarness harness = new FlowHarness(FlowRules.DEFAULT);
        harness.flink.initializeState(state);
        harness.flink.open();
        return harness;
    }

    OperatorSubtaskState save() throws Exception {
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
