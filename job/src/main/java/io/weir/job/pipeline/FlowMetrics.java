package io.weir.job.pipeline;

import java.util.function.LongSupplier;
import org.apache.flink.api.common.accumulators.LongCounter;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What the table of open flows tells about itself. */
final class FlowMetrics {

    private final Counter packets;
    private final Counter evicted;
    private final LongCounter evictedOfRun = new LongCounter();
    private volatile long closeLatencyMs;

    FlowMetrics(RuntimeContext context, LongSupplier openFlows) {
        MetricGroup group = context.getMetricGroup();
        group.gauge(MetricNames.OPEN_FLOWS, (Gauge<Long>) openFlows::getAsLong);
        group.gauge(MetricNames.CLOSE_LATENCY_MS, (Gauge<Long>) () -> closeLatencyMs);
        packets = group.counter(MetricNames.PACKETS_IN_FLOWS);
        evicted = group.counter(MetricNames.EVICTED_FLOWS);
        context.addAccumulator(MetricNames.EVICTED_FLOWS, evictedOfRun);
    }

    void took(int more) {
        packets.inc(more);
    }

    /** A timer has ended a flow, so long in event time after it was due. */
    void closed(long latencyMs) {
        closeLatencyMs = latencyMs;
    }

    void evicted() {
        evicted.inc();
        evictedOfRun.add(1);
    }
}
