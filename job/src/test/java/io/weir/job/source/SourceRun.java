package io.weir.job.source;

import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.Ledger;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.LedgerParquetSink;
import io.weir.job.pipeline.CollectingSink;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.job.pipeline.FlowSinks;
import io.weir.job.pipeline.Uids;
import io.weir.job.stream.RefusedMessage;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.runtime.testutils.InMemoryReporter;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.jspecify.annotations.Nullable;

/** The graph behind a topic, started, stopped and restored as the test wants. */
final class SourceRun {

    private final String servers;
    private final String topic;
    private final SensorSettings settings;
    private final Probe probe = new Probe();
    private final CollectingSink<FlowRecord> flows = new CollectingSink<>();
    private final CollectingSink<LedgerEntry> ledger = new CollectingSink<>();
    private final CollectingSink<RefusedMessage> late = new CollectingSink<>();
    private final CollectingSink<RefusedMessage> deadLetters = new CollectingSink<>();
    private final InMemoryReporter reporter = InMemoryReporter.createWithRetainedMetrics();
    private @Nullable JobID latest;
    private String restarts = "fixed-delay";
    private @Nullable Path tables;

    SourceRun(String servers, String topic, SensorSettings settings) {
        this.servers = servers;
        this.topic = topic;
        this.settings = settings;
    }

    static FlowTracker tracker() {
        return new FlowTracker(FlowRules.DEFAULT, "test");
    }

    SourceRun withoutRestarts() {
        restarts = "none";
        return this;
    }

    /** The real tables, too. */
    SourceRun withTables(Path out) {
        tables = out;
        return this;
    }

    Probe probe() {
        return probe;
    }

    List<FlowRecord> records() {
        return flows.arrived();
    }

    TreeSet<String> flows() {
        return Oracle.octets(flows.arrived());
    }

    Ledger ledger() {
        Ledger books = new Ledger();
        ledger.arrived().forEach(books::add);
        return books;
    }

    /**
     * The sum of a metric of the source over its subtasks, and over its sensors if it has any. Only
     * while the job runs: its end clears what was reported.
     */
    long metric(String name) {
        return reporter.findMetrics(latest, ".*\\." + name).values().stream()
                .mapToLong(
                        metric ->
                                metric instanceof Counter counter
                                        ? counter.getCount()
                                        : (Long) ((Gauge<?>) metric).getValue())
                .sum();
    }

    List<RefusedMessage> late() {
        return late.arrived();
    }

    List<RefusedMessage> deadLetters() {
        return deadLetters.arrived();
    }

    Job start(int parallelism) throws Exception {
        return execute(parallelism, configuration());
    }

    Job restore(String savepoint, int parallelism) throws Exception {
        Configuration configuration = configuration();
        configuration.set(StateRecoveryOptions.SAVEPOINT_PATH, savepoint);
        return execute(parallelism, configuration);
    }

    private Configuration configuration() {
        Configuration configuration = reporter.addToConfiguration(FlowPipeline.configuration());
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(50));
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, restarts);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 5);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ZERO);
        return configuration;
    }

    private Job execute(int parallelism, Configuration configuration) throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        Properties client = new Properties();
        client.setProperty("bootstrap.servers", servers);
        FlowPipeline.define(
                env.fromSource(
                                SensorSource.of(topic, client, settings),
                                WatermarkStrategy.noWatermarks(),
                                Uids.SOURCE,
                                FlowPipeline.SOURCE_MESSAGES)
                        .uid(Uids.SOURCE)
                        .map(probe)
                        .returns(FlowPipeline.SOURCE_MESSAGES)
                        .uid("probe"),
                tracker(),
                new FlowTable(settings.clocks().domains(), 0),
                tables == null ? collected() : beside(collected(), tables));
        Job job = new Job(env.executeAsync());
        latest = job.client.getJobID();
        return job;
    }

    private FlowSinks collected() {
        return sinks(flows, ledger, late, deadLetters);
    }

    private static FlowSinks beside(FlowSinks others, Path out) {
        return new FlowSinks(
                others.flows()
                        .andThen(flows -> flows.sinkTo(FlowParquetSink.to(out)).uid("flows-table")),
                others.interim(),
                others.ledger()
                        .andThen(
                                entries ->
                                        entries.sinkTo(LedgerParquetSink.to(out))
                                                .uid("ledger-table")),
                others.late(),
                others.deadLetters());
    }

    static FlowSinks sinks(
            Sink<FlowRecord> flows,
            Sink<LedgerEntry> ledger,
            @Nullable Sink<RefusedMessage> late,
            @Nullable Sink<RefusedMessage> deadLetters) {
        return new FlowSinks(
                stream -> stream.sinkTo(flows).uid(Uids.FLOWS_SINK),
                stream -> {},
                stream -> stream.sinkTo(ledger).uid(Uids.LEDGER_SINK),
                stream -> attach(stream, late, "late"),
                stream -> attach(stream, deadLetters, "dead-letters"));
    }

    private static void attach(
            DataStream<RefusedMessage> stream, @Nullable Sink<RefusedMessage> sink, String uid) {
        if (sink != null) {
            stream.sinkTo(sink).uid(uid);
        }
    }

    /** The graph while it runs. */
    final class Job {

        private final JobClient client;

        private Job(JobClient client) {
            this.client = client;
        }

        void awaitEnd() throws Exception {
            client.getJobExecutionResult().get();
        }

        void awaitPassed(int messages) throws Exception {
            await(() -> probe.passed() >= messages);
        }

        /** So many more than by now. */
        void awaitCheckpoints(int more) throws Exception {
            int wanted = probe.checkpoints() + more;
            await(() -> probe.checkpoints() >= wanted);
        }

        void awaitMetric(String name, long value) throws Exception {
            await(() -> metric(name) == value);
        }

        void awaitFlows(int wanted) throws Exception {
            await(() -> records().size() >= wanted);
        }

        void awaitFailures(int failures) throws Exception {
            await(() -> probe.failures() >= failures);
        }

        /** Looks every few milliseconds; a job that has ended by itself ends the waiting, too. */
        void await(BooleanSupplier condition) throws Exception {
            while (!condition.getAsBoolean()) {
                try {
                    client.getJobExecutionResult().get(5, TimeUnit.MILLISECONDS);
                    throw new AssertionError("the job ended before what the test waits for");
                } catch (TimeoutException e) {
                    // It runs.
                }
            }
        }

        String stopWithSavepoint(Path folder) throws Exception {
            try {
                return client.stopWithSavepoint(
                                false, folder.toUri().toString(), SavepointFormatType.CANONICAL)
                        .get();
            } catch (ExecutionException e) {
                throw new AssertionError("no savepoint", e);
            }
        }

        void cancel() throws Exception {
            client.cancel().get();
        }
    }
}
