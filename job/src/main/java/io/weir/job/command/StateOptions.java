package io.weir.job.command;

import io.weir.command.config.DurationConverter;
import io.weir.command.config.Problems;
import io.weir.job.pipeline.FlowPipeline;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say how state is kept; what is not given is the cluster's. */
final class StateOptions {

    @Option(
            names = "--state",
            paramLabel = "heap|rocksdb",
            description = "where open flows are kept (default: the cluster's, or heap)")
    @Nullable String state;

    @Option(
            names = "--max-flows",
            paramLabel = "N",
            description = "open flows a subtask keeps, the oldest leave; 0: all (default: 0)")
    int maxFlows;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how often results are committed (default: the cluster's, or 60s)")
    @Nullable Duration checkpointInterval;

    @Option(
            names = "--checkpoint-dir",
            paramLabel = "DIR|URI",
            description = "where checkpoints are kept (default: the cluster's)")
    @Nullable String checkpointDir;

    @Option(
            names = "--restore",
            paramLabel = "DIR|URI",
            description = "go on from this savepoint or checkpoint")
    @Nullable String restore;

    @Option(
            names = "--transaction-timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "after which Kafka gives a transaction up (default: 15m)")
    Duration transactionTimeout = Duration.ofMinutes(15);

    @Option(
            names = "--longest-outage",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long the job may be away without loss (default: 10m)")
    Duration longestOutage = Duration.ofMinutes(10);

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "subtasks that rebuild flows (default: the cluster's, or one a core)")
    @Nullable Integer parallelism;

    @Option(
            names = "--flink-config",
            paramLabel = "KEY=VALUE",
            description = "a setting of Flink; in a file flink.KEY")
    Map<String, String> flinkConfig = new TreeMap<>();

    void check(Problems problems) {
        if (state != null && !state.equals("heap") && !state.equals("rocksdb")) {
            problems.add("--state", "must be heap or rocksdb, was '" + state + "'");
        }
        if (maxFlows < 0) {
            problems.add("--max-flows", "must not be negative, was " + maxFlows);
        }
        if (parallelism != null
                && (parallelism < 1 || parallelism > FlowPipeline.MAX_PARALLELISM)) {
            problems.add(
                    "--parallelism",
                    "must be 1 to " + FlowPipeline.MAX_PARALLELISM + ", was " + parallelism);
        }
    }

    /** What these options say in Flink's own words; the settings handed through are the last. */
    Configuration flink() {
        Configuration flink = FlowPipeline.configuration();
        if (state != null) {
            flink.set(
                    StateBackendOptions.STATE_BACKEND,
                    state.equals("rocksdb") ? "rocksdb" : "hashmap");
        }
        if (checkpointInterval != null) {
            flink.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointInterval);
        }
        if (checkpointDir != null) {
            flink.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, uri(checkpointDir));
        }
        if (restore != null) {
            flink.set(StateRecoveryOptions.SAVEPOINT_PATH, uri(restore));
        }
        if (parallelism != null) {
            flink.set(CoreOptions.DEFAULT_PARALLELISM, parallelism);
        }
        flinkConfig.forEach(flink::setString);
        return flink;
    }

    private static String uri(String folder) {
        return folder.matches("[a-zA-Z][a-zA-Z0-9+.-]+:.*")
                ? folder
                : java.nio.file.Path.of(folder).toAbsolutePath().normalize().toUri().toString();
    }
}
