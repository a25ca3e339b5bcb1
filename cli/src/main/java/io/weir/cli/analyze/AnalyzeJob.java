package io.weir.cli.analyze;

import io.weir.command.terminal.Progress;
import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.train.TrainLimits;
import io.weir.job.embedded.EmbeddedCluster;
import io.weir.job.flow.ConfigId;
import io.weir.job.flow.Domains;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.LedgerParquetSink;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.job.pipeline.FlowSinks;
import io.weir.job.pipeline.MetricNames;
import io.weir.job.pipeline.Uids;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;
import org.apache.flink.util.FlinkException;
import org.jspecify.annotations.Nullable;

/** Capture files to finished flows: the real graph on Flink's MiniCluster, in this JVM. */
public final class AnalyzeJob {

    private AnalyzeJob() {}

    /**
     * Runs to the end of the inputs.
     *
     * @throws Exception the cause why the job failed, freed from what Flink wrapped around it
     */
    public static AnalyzeResult run(AnalyzeSettings settings, FlowOutput output, Progress progress)
            throws Exception {
        return run(settings, TrainLimits.ARCHIVE, output, progress);
    }

    /** As above, with other limits for trains: they change no flow. */
    static AnalyzeResult run(
            AnalyzeSettings settings, TrainLimits limits, FlowOutput output, Progress progress)
            throws Exception {
        CaptureSet captures = new CaptureSet(settings.inputs(), CaptureLimits.DEFAULT);
        CaptureRun run =
                new CaptureRun(
                        CaptureStream.of(settings, captures),
                        settings.networks(),
                        limits,
                        new ReadProgress(progress, captures.progress()));
        RunSummary summary = new RunSummary();
        long evicted;
        try (ReadAhead ahead = ReadAhead.start(run);
                InProcess<ReadAhead> reading = InProcess.of(ahead);
                InProcess<FlowOutput> flows = InProcess.of(summary.counting(output));
                InProcess<Consumer<LedgerEntry>> ledger = InProcess.of(summary::add)) {
            evicted =
                    execute(
                            settings,
                            new CaptureSource(reading),
                            new LaneSink(flows),
                            new LedgerCollector(ledger));
        }
        return summary.result(settings.inputs(), run, evicted);
    }

    /** Returns how many flows left because the table of open flows was full. */
    private static long execute(
            AnalyzeSettings settings, CaptureSource source, LaneSink lanes, LedgerCollector ledger)
            throws Exception {
        Configuration flink = LocalCluster.settings(settings.parallelism());
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(settings.parallelism(), flink);
        DataStream<SensorMessage> messages =
                env.fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                Uids.SOURCE,
                                FlowPipeline.MESSAGES)
                        .setParallelism(1)
                        .uid(Uids.SOURCE);
        FlowTracker tracker =
                new FlowTracker(
                        settings.rules(),
                        ConfigId.of(settings.rules(), settings.networks().networks()));
        FlowPipeline.define(
                messages,
                tracker,
                new FlowTable(Domains.UNLISTED, settings.maxFlowsPerSubtask()),
                new FlowSinks(
                        records -> attachFlows(records, settings.out(), lanes),
                        records -> attachInterim(records, settings),
                        entries -> attachLedger(entries, settings.out(), ledger)));
        StreamGraph graph = env.getStreamGraph();
        graph.setJobName("weir analyze");
        graph.setTimerServiceProvider(new RunTimers());
        JobGraph job = graph.getJobGraph();
        try (EmbeddedCluster cluster = EmbeddedCluster.start(job, flink)) {
            return cluster.executeJobBlocking(job).getAccumulatorResult(MetricNames.EVICTED_FLOWS);
        } catch (FlinkException e) {
            throw JobFailure.cause(e);
        }
    }

    private static void attachFlows(
            DataStream<FlowRecord> records, @Nullable Path out, LaneSink lanes) {
        records.sinkTo(lanes).uid(Uids.OUTPUT_SINK).name(Uids.OUTPUT_SINK);
        if (out != null) {
            records.sinkTo(FlowParquetSink.to(out)).uid(Uids.FLOWS_SINK).name(Uids.FLOWS_SINK);
        }
    }

    /** INTERIM records go to their table only: what is printed are finished flows. */
    private static void attachInterim(DataStream<FlowRecord> records, AnalyzeSettings settings) {
        Path out = settings.out();
        if (out != null && !settings.rules().active().isZero()) {
            records.sinkTo(FlowParquetSink.interim(out))
                    .uid(Uids.INTERIM_SINK)
                    .name(Uids.INTERIM_SINK);
        }
    }

    private static void attachLedger(
            DataStream<LedgerEntry> entries, @Nullable Path out, LedgerCollector ledger) {
        entries.sinkTo(ledger).uid(Uids.LEDGER_OUTPUT_SINK).name(Uids.LEDGER_OUTPUT_SINK);
        if (out != null) {
            entries.sinkTo(LedgerParquetSink.to(out))
                    .uid(Uids.LEDGER_SINK)
                    .name(Uids.LEDGER_SINK)
                    .setParallelism(1);
        }
    }
}
