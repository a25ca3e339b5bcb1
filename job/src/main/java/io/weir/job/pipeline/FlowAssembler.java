package io.weir.job.pipeline;

import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.job.stream.OpenFlow;
import io.weir.job.stream.OpenFlowSerializer;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainReader;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimer;
import org.apache.flink.streaming.api.operators.InternalTimerService;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.operators.Triggerable;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.jspecify.annotations.Nullable;

/**
 * Applies the packets of a train to the conversation's open flow; where several sensors see a
 * domain, once event time has passed them. One event-time timer a flow: fired early, it is armed
 * again; when it is wanted earlier (a close shortens the wait, an earlier packet waits) it is
 * replaced.
 *
 * <p>An operator and no process function, since a flow that must leave because the table is full is
 * another one than the train's.
 */
final class FlowAssembler extends AbstractStreamOperator<FlowRecord>
        implements OneInputStreamOperator<SensorMessage, FlowRecord>,
                Triggerable<FlowKey, VoidNamespace> {

    private static final long serialVersionUID = 1L;
    private static final ValueStateDescriptor<OpenFlow> OPEN_FLOW =
            new ValueStateDescriptor<>("open-flow", OpenFlowSerializer.INSTANCE);

    private final FlowTracker tracker;
    private final FlowTable table;
    private final PacketSum taken = new PacketSum(Outcome.IN_OPEN_FLOWS);
    private transient ValueState<OpenFlow> state;
    private transient InternalTimerService<VoidNamespace> timers;
    private transient TrainReader train;
    private transient Consumer<FlowRecord> records;
    private transient FlowMetrics metrics;

    /** Open flows of this subtask: keys that have state. */
    private transient long open;

    /** Kept only while the table is full or nearly so. */
    private transient @Nullable SilentFlows silent;

    @SuppressWarnings("NullAway.Init") // open() sets what is transient.
    FlowAssembler(FlowTracker tracker, FlowTable table) {
        this.tracker = tracker;
        this.table = table;
    }

    @Override
    public void open() throws Exception {
        super.open();
        state = getRuntimeContext().getState(OPEN_FLOW);
        timers = getInternalTimerService("user-timers", VoidNamespaceSerializer.INSTANCE, this);
        train = new TrainReader();
        StreamRecord<FlowRecord> carrier = new StreamRecord<>(null);
        records = flow -> output.collect(carrier.replace(flow));
        try (Stream<FlowKey> keys =
                this.<FlowKey>getKeyedStateBackend()
                        .getKeys(OPEN_FLOW.getName(), VoidNamespace.INSTANCE)) {
            open = keys.count();
        }
        metrics = new FlowMetrics(getRuntimeContext(), () -> open);
    }

    @Override
    public void processElement(StreamRecord<SensorMessage> element) throws Exception {
        SensorMessage message = element.getValue();
        FlowKey key = message.flowKey();
        OpenFlow flow = state.value();
        boolean opens = flow == null;
        if (flow == null) {
            flow = new OpenFlow(message.axis());
        }
        train.reset(message.bytes(), 0, message.bytes().length);
        long startUs = train.startUs();
        int packets;
        if (flow.isWaiting() || table.domains().hasSeveralSensors(key.domain())) {
            packets = train.check(message.bytes(), 0, message.bytes().length);
            flow.waiting().add(message.bytes());
        } else {
            packets = apply(flow, key);
        }
        metrics.took(packets);
        taken.add(key.domain(), startUs, packets, this::book);
        arm(flow);
        state.update(flow);
        if (opens) {
            open++;
        }
        keepWithinTable(key);
    }

    private int apply(OpenFlow flow, FlowKey key) {
        FlowEntry entry = flow.entry();
        int packets = 0;
        while (train.next()) {
            entry = tracker.onPacket(entry, key, train, train.packet(), records);
            packets++;
        }
        if (packets == 0) {
            throw new IllegalStateException("a train without packets: " + key);
        }
        flow.entry(entry);
        return packets;
    }

    @Override
    public void onEventTime(InternalTimer<FlowKey, VoidNamespace> timer) throws Exception {
        FlowKey key = timer.getKey();
        OpenFlow flow = openFlow(key);
        long watermark = timers.currentWatermark();
        long passedUs = StreamTime.passedUs(flow.axis(), watermark);
        take(flow, key, passedUs);
        FlowEntry entry = flow.entry();
        if (entry != null) {
            if (StreamTime.hasEnded(flow.axis(), watermark)) {
                tracker.onEndOfInput(entry, key, records);
                flow.entry(null);
            } else {
                long due = tracker.dueUs(entry);
                flow.entry(tracker.onTime(entry, key, passedUs, records));
                if (flow.entry() == null) {
                    metrics.closed(watermark - StreamTime.timer(flow.axis(), due));
                }
            }
        }
        flow.armed(OpenFlow.NOT_ARMED);
        if (flow.isEmpty()) {
            forget(key);
        } else {
            arm(flow);
            state.update(flow);
        }
    }

    @Override
    public void onProcessingTime(InternalTimer<FlowKey, VoidNamespace> timer) {
        throw new IllegalStateException("flows know no wall clock");
    }

    private OpenFlow openFlow(FlowKey key) throws Exception {
        OpenFlow flow = state.value();
        if (flow == null) {
            throw new IllegalStateException("a timer without a flow: " + key);
        }
        return flow;
    }

    private void take(OpenFlow flow, FlowKey key, long passedUs) {
        if (flow.isWaiting()) {
            flow.entry(flow.waiting().takeUpTo(passedUs, tracker, flow.entry(), key, records));
        }
    }

    private void arm(OpenFlow flow) {
        long wanted = flow.wanted(tracker);
        if (flow.armed() == OpenFlow.NOT_ARMED) {
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, wanted);
            flow.armed(wanted);
        } else if (wanted < flow.armed()) {
            timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, flow.armed());
            timers.registerEventTimeTimer(VoidNamespace.INSTANCE, wanted);
            flow.armed(wanted);
        }
    }

    private void forget(FlowKey key) {
        state.clear();
        open--;
        if (silent != null) {
            silent.remove(key);
        }
    }

    /** The key in use has just heard a packet: it is the last that must go. */
    private void keepWithinTable(FlowKey inUse) throws Exception {
        if (table.maxFlows() == 0) {
            return;
        }
        if (silent != null) {
            silent.heard(inUse);
        }
        if (open > table.maxFlows()) {
            evictDownTo(table.maxFlows());
            setCurrentKey(inUse);
        } else if (open < table.maxFlows() / 2) {
            silent = null;
        }
    }

    private void evictDownTo(int most) throws Exception {
        SilentFlows order = silent;
        if (order == null) {
            order = SilentFlows.of(getKeyedStateBackend(), OPEN_FLOW);
            silent = order;
        }
        while (open > most) {
            FlowKey key = order.longest();
            setCurrentKey(key);
            evict(openFlow(key), key);
        }
    }

    private void evict(OpenFlow flow, FlowKey key) {
        take(flow, key, Long.MAX_VALUE);
        FlowEntry entry = flow.entry();
        if (entry != null) {
            tracker.evict(entry, key, records);
        }
        timers.deleteEventTimeTimer(VoidNamespace.INSTANCE, flow.armed());
        forget(key);
        metrics.evicted();
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        taken.drain(this::book);
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        taken.drain(this::book);
    }

    private void book(LedgerEntry entry) {
        output.collect(FlowPipeline.IN_FLOWS, new StreamRecord<>(entry));
    }
}
