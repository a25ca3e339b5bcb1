package io.weir.job.command;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.config.Problems;
import io.weir.job.iceberg.UnreadyTableException;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** The way from settings to a graph that may be executed. */
public final class JobStart {

    private static final Duration USUAL_INTERVAL = Duration.ofSeconds(60);

    /** With the interval and the longest outage it fits into what a broker allows by default. */
    private static final Duration LONGEST_CHECKPOINT = Duration.ofMinutes(3);

    private JobStart() {}

    /**
     * Completes the environment's settings, checks them and Kafka, and defines the graph.
     *
     * @param env made with the job's settings of Flink over the cluster's
     * @param messages takes what a person should know, a line each
     * @throws Failure when it must not start; all that is wrong was told before
     */
    public static void prepare(
            StreamExecutionEnvironment env, JobSettings settings, Consumer<String> messages)
            throws Failure, InterruptedException {
        env.configure(unsaid(env.getConfiguration()));
        Problems problems = new Problems();
        ExactlyOnce.check(env.getConfiguration(), settings, problems);
        ExactlyOnce.requireFolder(env.getConfiguration(), problems);
        refuse(problems, messages);
        KafkaFacts kafka = KafkaFacts.of(settings, messages);
        ExactlyOnce.check(kafka, settings, problems);
        refuse(problems, messages);
        try {
            JobGraph.define(env, settings, kafka);
        } catch (UnreadyTableException e) {
            throw new Failure(ExitStatus.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** What neither the cluster nor the user has said. */
    static Configuration unsaid(ReadableConfig said) {
        Configuration more = new Configuration();
        if (said.getOptional(CheckpointingOptions.CHECKPOINTING_INTERVAL).isEmpty()) {
            more.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, USUAL_INTERVAL);
        }
        if (said.getOptional(CheckpointingOptions.CHECKPOINTING_TIMEOUT).isEmpty()) {
            more.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, LONGEST_CHECKPOINT);
        }
        if (said.getOptional(CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION).isEmpty()) {
            more.set(
                    CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                    ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        }
        return more;
    }

    private static void refuse(Problems problems, Consumer<String> messages) throws Failure {
        List<String> lines = problems.lines();
        if (lines.isEmpty()) {
            return;
        }
        lines.subList(0, lines.size() - 1).forEach(messages);
        throw new Failure(ExitStatus.USAGE, lines.get(lines.size() - 1));
    }
}
