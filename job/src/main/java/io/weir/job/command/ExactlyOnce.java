package io.weir.job.command;

import io.weir.command.config.Durations;
import io.weir.command.config.Problems;
import io.weir.job.pipeline.FlowPipeline;
import java.time.Duration;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.core.execution.CheckpointingMode;

/**
 * What must hold for exactly-once, looked up in the settings that really apply: the cluster's and
 * the job's together.
 */
final class ExactlyOnce {

    private static final String FLINK = "flink.";

    private ExactlyOnce() {}

    /**
     * What can be told without Kafka.
     *
     * @param flink what is not said in it counts as sound
     */
    static void check(ReadableConfig flink, JobSettings settings, Problems problems) {
        Duration interval = said(flink, CheckpointingOptions.CHECKPOINTING_INTERVAL);
        if (flink.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isPresent()
                && interval.isZero()) {
            problems.add(
                    FLINK + CheckpointingOptions.CHECKPOINTING_INTERVAL.key(),
                    "checkpoints are off: nothing would ever be committed; give"
                            + " --checkpoint-interval");
            return;
        }
        if (flink.get(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE)
                != CheckpointingMode.EXACTLY_ONCE) {
            problems.add(
                    FLINK + CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE.key(),
                    "must be EXACTLY_ONCE");
        }
        mustBe(
                CheckpointingOptions.ENABLE_UNALIGNED.key(),
                false,
                flink.get(CheckpointingOptions.ENABLE_UNALIGNED),
                "unaligned checkpoints break two-phase commits",
                problems);
        mustBe(
                CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS.key(),
                false,
                flink.get(CheckpointingOptions.ENABLE_UNALIGNED_INTERRUPTIBLE_TIMERS),
                "the last watermark can get lost (FLINK-39481)",
                problems);
        mustBe(
                CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH.key(),
                true,
                flink.get(CheckpointingOptions.ENABLE_CHECKPOINTS_AFTER_TASKS_FINISH),
                "the last flows would not be committed",
                problems);
        if (flink.get(PipelineOptions.MAX_PARALLELISM) != FlowPipeline.MAX_PARALLELISM) {
            problems.add(
                    FLINK + PipelineOptions.MAX_PARALLELISM.key(),
                    "must be " + FlowPipeline.MAX_PARALLELISM + ", which savepoints depend on");
        }
        Duration longest = said(flink, CheckpointingOptions.CHECKPOINTING_TIMEOUT);
        Duration needed = interval.plus(longest).plus(settings.longestOutage());
        if (settings.transactionTimeout().compareTo(needed) < 0) {
            problems.add(
                    "--transaction-timeout",
                    "must be at least "
                            + Durations.format(needed)
                            + " (checkpoint interval "
                            + Durations.format(interval)
                            + ", its timeout "
                            + Durations.format(longest)
                            + " and longest outage "
                            + Durations.format(settings.longestOutage())
                            + "), or flows are lost in an outage; was "
                            + Durations.format(settings.transactionTimeout()));
        }
    }

    private static Duration said(ReadableConfig flink, ConfigOption<Duration> option) {
        return flink.getOptional(option).orElse(Duration.ZERO);
    }

    /** For settings that are complete. */
    static void requireFolder(ReadableConfig flink, Problems problems) {
        if (flink.getOptional(CheckpointingOptions.CHECKPOINTS_DIRECTORY).isEmpty()) {
            problems.add(
                    FLINK + CheckpointingOptions.CHECKPOINTS_DIRECTORY.key(),
                    "checkpoints need a folder that outlives the job: give --checkpoint-dir");
        }
    }

    private static void mustBe(
            String key, boolean expected, boolean found, String why, Problems problems) {
        if (found != expected) {
            problems.add(FLINK + key, "must be " + expected + ": " + why);
        }
    }

    /** What the broker has to allow. */
    static void check(KafkaFacts kafka, JobSettings settings, Problems problems) {
        long wanted = settings.transactionTimeout().toMillis();
        if (kafka.longestTransactionMs() > 0 && wanted > kafka.longestTransactionMs()) {
            problems.add(
                    "--transaction-timeout",
                    "the broker allows at most "
                            + Durations.format(Duration.ofMillis(kafka.longestTransactionMs()))
                            + " (its transaction.max.timeout.ms), was "
                            + Durations.format(settings.transactionTimeout()));
        }
    }
}
