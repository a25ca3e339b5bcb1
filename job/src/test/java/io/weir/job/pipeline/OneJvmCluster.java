package io.weir.job.pipeline;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.graph.StreamGraph;

/** A MiniCluster that outlives its jobs, so that they can be stopped, restored and asked. */
final class OneJvmCluster implements AutoCloseable {

    private static final long PATIENCE_SECONDS = 300;

    private final MiniCluster cluster;

    OneJvmCluster(int slots, Configuration configuration) throws Exception {
        cluster =
                new MiniCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(configuration)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(slots)
                                .withRandomPorts()
                                .build());
        cluster.start();
    }

    /** Starts a job, from a savepoint where there is one. */
    JobID start(
            Configuration configuration,
            SavepointRestoreSettings from,
            Consumer<StreamExecutionEnvironment> job)
            throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        job.accept(env);
        StreamGraph plan = env.getStreamGraph();
        plan.setSavepointRestoreSettings(from);
        JobGraph graph = plan.getJobGraph();
        cluster.submitJob(graph).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return graph.getJobID();
    }

    /** Waits for a job that ends by itself, and hands out what it has counted. */
    Map<String, Object> finish(JobID job) throws Exception {
        return cluster.requestJobResult(job)
                .get(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .toJobExecutionResult(getClass().getClassLoader())
                .getAllAccumulatorResults();
    }

    /** Stops a job with a canonical savepoint, without draining it. */
    SavepointRestoreSettings stop(JobID job, Path folder) throws Exception {
        String savepoint =
                cluster.stopWithSavepoint(
                                job,
                                folder.toUri().toString(),
                                false,
                                SavepointFormatType.CANONICAL)
                        .get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        cluster.requestJobResult(job).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        return SavepointRestoreSettings.forPath(savepoint);
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
