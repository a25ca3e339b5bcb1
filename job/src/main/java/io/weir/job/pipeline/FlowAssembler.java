package io.weir.job.pipeline;

import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.FlowTracker;
import io.weir.job.stream.OpenFlow;
import io.weir.job.stream.OpenFlowSerializer;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainReader;
import java.util.function.Consumer;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.jspecify.annotations.Nullable;

/**
 * Applies the packets of a train to the conversation's open flow. One event-time timer a flow:
 * fired early, it is armed again; when a flow's due time moves forward (a close shortens the wait)
 * it is replaced.
 */
final class FlowAssembler extends KeyedProcessFunction<FlowKey, SensorMessage, FlowRecord> {

    private static final long serialVersionUID = 1L;

    private final FlowTracker tracker;
    private transient ValueState<OpenFlow> state;
    private transient TrainReader train;

    @SuppressWarnings("NullAway.Init") // open() sets what is transient.
    FlowAssembler(FlowTracker tracker) {
        this.tracker = tracker;
    }

    @Override
    public void open(OpenContext context) {
        state =
                getRuntimeContext()
                        .getState(
                                new ValueStateDescriptor<>(
                                        "open-flow", OpenFlowSerializer.INSTANCE));
        train = new TrainReader();
    }

    @Override
    public void processElement(SensorMessage message, Context context, Collector<FlowRecord> out)
            throws Exception {
        OpenFlow flow = state.value();
        FlowEntry before = flow == null ? null : flow.entry();
        FlowEntry entry = apply(message, before, out);
        if (flow == null) {
            flow = new OpenFlow(message.axis(), entry, OpenFlow.NOT_ARMED);
        } else {
            flow.entry(entry);
        }
        arm(flow, context.timerService());
        state.update(flow);
    }

    private FlowEntry apply(
            SensorMessage message, @Nullable FlowEntry before, Collector<FlowRecord> out) {
        train.reset(message.bytes(), 0, message.bytes().length);
        FlowKey key = message.flowKey();
        Consumer<FlowRecord> records = out::collect;
        FlowEntry entry = before;
        while (train.next()) {
            entry = tracker.onPacket(entry, key, train, train.packet(), records);
        }
        if (entry == null) {
            throw new IllegalStateException("a train without packets: " + message.flowKey());
        }
        return entry;
    }

    @Override
    public void onTimer(long timer, OnTimerContext context, Collector<FlowRecord> out)
            throws Exception {
        OpenFlow flow = state.value();
        if (flow == null) {
            throw new IllegalStateException("a timer without a flow: " + context.getCurrentKey());
        }
        FlowKey key = context.getCurrentKey();
        if (StreamTime.hasEnded(flow.axis(), context.timerService().currentWatermark())) {
            tracker.onEndOfInput(flow.entry(), key, out::collect);
            state.clear();
            return;
        }
        long due = tracker.dueUs(flow.entry());
        if (StreamTime.timer(flow.axis(), due) <= timer) {
            tracker.onTime(flow.entry(), key, due, out::collect);
            state.clear();
        } else {
            flow.armed(OpenFlow.NOT_ARMED);
            arm(flow, context.timerService());
            state.update(flow);
        }
    }

    private void arm(OpenFlow flow, TimerService timers) {
        long wanted = StreamTime.timer(flow.axis(), tracker.dueUs(flow.entry()));
        if (flow.armed() == OpenFlow.NOT_ARMED) {
            timers.registerEventTimeTimer(wanted);
            flow.armed(wanted);
        } else if (wanted < flow.armed()) {
            timers.deleteEventTimeTimer(flow.armed());
            timers.registerEventTimeTimer(wanted);
            flow.armed(wanted);
        }
    }
}
