package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.Domains;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The names that docs/metrics.md lists, and what stands behind them. */
@Timeout(120)
class MetricsTest {

    private static final int CONVERSATIONS = 10;
    private static final int MOST = 4;

    @Test
    void tellWhatTheTableOfOpenFlowsHasDone() throws Exception {
        InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();
        Configuration configuration = reporter.addToConfiguration(FlowPipeline.configuration());
        try (OneJvmCluster cluster = new OneJvmCluster(1, configuration)) {
            JobID job =
                    cluster.start(
                            configuration, SavepointRestoreSettings.none(), MetricsTest::define);
            assertThat(cluster.finish(job))
                    .containsEntry("evictedFlows", (long) CONVERSATIONS - MOST);

            Map<String, Metric> flows = metrics(reporter, job, Uids.FLOWS);
            assertThat(gauge(flows, "openFlows")).isZero();
            assertThat(counter(flows, "packetsInFlows")).isEqualTo(3L * CONVERSATIONS);
            assertThat(counter(flows, "evictedFlows")).isEqualTo(CONVERSATIONS - MOST);
            assertThat(flows).containsKey("closeLatencyMs");
            assertThat(reporter.findMetrics(job, ".*\\.domain\\.lab\\.ledgerDifference").values())
                    .singleElement()
                    .satisfies(value -> assertThat(((Gauge<?>) value).getValue()).isEqualTo(2L));
        }
    }

    /** Ten conversations one after the other, and two packets that the sensor lost. */
    private static void define(StreamExecutionEnvironment env) {
        List<SensorMessage> messages = new ArrayList<>();
        for (int i = 0; i < CONVERSATIONS; i++) {
            Dialogue talk = new Dialogue(Dialogue.key(40_000 + i, 6), true).handshake();
            messages.add(SensorMessage.train(0, talk.key(), talk.train()));
        }
        messages.add(SensorMessage.heartbeat(0, captured(3L * CONVERSATIONS + 2)));
        env.setParallelism(1);
        FlowPipeline.define(
                env.fromData(messages, FlowPipeline.MESSAGES).uid(Uids.SOURCE),
                new FlowTracker(FlowRules.DEFAULT, "test"),
                new FlowTable(Domains.UNLISTED, MOST),
                new FlowSinks(
                        stream -> stream.sinkTo(new CollectingSink<>()).uid(Uids.FLOWS_SINK),
                        stream -> stream.sinkTo(new CollectingSink<>()).uid(Uids.INTERIM_SINK),
                        stream -> stream.sinkTo(new CollectingSink<>()).uid(Uids.LEDGER_SINK)));
    }

    private static Map<String, Metric> metrics(InMemoryReporter reporter, JobID job, String name) {
        return reporter.getMetricsByGroup(
                reporter.findOperatorMetricGroups(job, name).iterator().next());
    }

    private static long gauge(Map<String, Metric> metrics, String name) {
        return (Long) ((Gauge<?>) metrics.get(name)).getValue();
    }

    private static long counter(Map<String, Metric> metrics, String name) {
        return ((Counter) metrics.get(name)).getCount();
    }

    private static Heartbeat captured(long packets) {
        return new Heartbeat(
                "lab",
                "archive",
                0,
                0,
                Dialogue.START_US,
                packets,
                packets,
                0,
                new TreeMap<>(),
                0,
                new TreeMap<>(),
                0);
    }
}
