package io.weir.job.command;

import io.weir.job.embedded.EmbeddedCluster;
import io.weir.job.embedded.PrometheusPage;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CompletedCheckpointStats;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobmaster.JobResult;
import org.jspecify.annotations.Nullable;

/**
 * A job in a cluster of this process, watched to its end: whoever waits for it is told what makes
 * it go back to its last checkpoint, and when it is past that.
 */
final class WatchedJob {

    private static final long LOOK_EVERY_MS = 500;

    private final EmbeddedCluster cluster;
    private final JobID job;
    private final FailureTale tale;

    private WatchedJob(EmbeddedCluster cluster, JobID job, Consumer<String> messages) {
        this.cluster = cluster;
        this.job = job;
        this.tale = new FailureTale(messages);
    }

    /**
     * Returns when the job has ended.
     *
     * @param page takes what is measured; null: nobody does
     * @throws Exception what it has failed by, for good
     */
    static void run(
            JobGraph graph,
            Configuration flink,
            @Nullable PrometheusPage page,
            Consumer<String> messages)
            throws Exception {
        try (EmbeddedCluster cluster = EmbeddedCluster.start(graph, flink, page)) {
            cluster.submitJob(graph).get();
            new WatchedJob(cluster, graph.getJobID(), messages).watch();
        }
    }

    private void watch() throws Exception {
        CompletableFuture<JobResult> end = cluster.requestJobResult(job);
        while (!isOver(end)) {
            look(cluster.getExecutionGraph(job).get());
        }
        JobResult result = end.get();
        if (result.isSuccess()) {
            // It may have come back and ended between two looks.
            look(cluster.getExecutionGraph(job).get());
        }
        result.toJobExecutionResult(WatchedJob.class.getClassLoader());
    }

    private static boolean isOver(CompletableFuture<JobResult> end) throws Exception {
        try {
            end.get(LOOK_EVERY_MS, TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        }
    }

    private void look(AccessExecutionGraph now) {
        ErrorInfo failure = now.getFailureInfo();
        if (failure != null) {
            Throwable cause =
                    failure.getException().deserializeError(WatchedJob.class.getClassLoader());
            tale.failed(cause, Duration.ofMillis(failure.getTimestamp()));
        }
        CompletedCheckpointStats latest = latest(now.getCheckpointStatsSnapshot());
        if (latest != null) {
            tale.completed(Duration.ofMillis(latest.getLatestAckTimestamp()));
        }
    }

    private static @Nullable CompletedCheckpointStats latest(
            @Nullable CheckpointStatsSnapshot checkpoints) {
        return checkpoints == null ? null : checkpoints.getHistory().getLatestCompletedCheckpoint();
    }
}
