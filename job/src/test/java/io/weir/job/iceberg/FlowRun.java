package io.weir.job.iceberg;

import io.weir.job.parquet.SampleFlows;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.PipelineOptionsInternal;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A job of two subtasks that writes flows of several hours, checkpoint after checkpoint. */
final class FlowRun {

    static final int PARALLELISM = 2;
    private static final int HOURS = 5;

    private FlowRun() {}

    /** Starts it; it ends by itself. */
    static JobClient start(Path checkpoints, PacedSource numbers, Sink<FlowRecord> sink)
            throws Exception {
        return start(checkpoints, numbers, sink, -1);
    }

    /**
     * @param fatal the number that fails the job when it comes for the first time; -1: none
     */
    static JobClient start(Path checkpoints, PacedSource numbers, Sink<FlowRecord> sink, long fatal)
            throws Exception {
        return start(new Configuration(), checkpoints, numbers, sink, fatal);
    }

    /** Starts it under a chosen id, as a cluster with high availability does each time. */
    static JobClient start(JobID id, Path checkpoints, PacedSource numbers, Sink<FlowRecord> sink)
            throws Exception {
        Configuration settings = new Configuration();
        settings.set(PipelineOptionsInternal.PIPELINE_FIXED_JOB_ID, id.toHexString());
        return start(settings, checkpoints, numbers, sink, -1);
    }

    private static JobClient start(
            Configuration settings,
            Path checkpoints,
            PacedSource numbers,
            Sink<FlowRecord> sink,
            long fatal)
            throws Exception {
        Configuration flink = FlowPipeline.configuration();
        flink.addAll(settings);
        flink.set(PipelineOptions.MAX_PARALLELISM, 8);
        flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, Duration.ofMillis(20));
        flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        flink.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, Duration.ofMillis(50));
        flink.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, 20);
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(PARALLELISM, flink);
        DataStream<FlowRecord> flows =
                env.fromSource(numbers, WatermarkStrategy.noWatermarks(), "numbers", Types.LONG)
                        .uid("numbers")
                        .map(new Flows(fatal))
                        .returns(FlowPipeline.RECORDS)
                        .uid("flows");
        flows.sinkTo(sink).uid("table").name("table");
        return env.executeAsync("flows");
    }

    static JobExecutionResult end(JobClient job) throws Exception {
        return job.getJobExecutionResult().get();
    }

    static long rows(PacedSource numbers) {
        return (long) numbers.perCheckpoint() * numbers.checkpoints() * PARALLELISM;
    }

    private static final class Flows extends RichMapFunction<Long, FlowRecord> {

        private static final long serialVersionUID = 1;

        private final long fatal;

        Flows(long fatal) {
            this.fatal = fatal;
        }

        @Override
        public FlowRecord map(Long number) {
            if (number == fatal && getRuntimeContext().getTaskInfo().getAttemptNumber() == 0) {
                throw new IllegalStateException("the test wants flow " + number + " to fail");
            }
            return SampleFlows.sparse(number, (number % HOURS) * SampleFlows.HOUR_US + number);
        }
    }
}
