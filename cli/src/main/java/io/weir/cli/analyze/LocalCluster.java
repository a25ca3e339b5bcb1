package io.weir.cli.analyze;

import io.weir.job.embedded.EmbeddedCluster;
import io.weir.job.pipeline.FlowPipeline;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.TaskManagerOptions;

/** Flink inside this JVM, for one run: nothing restarts, and no more memory than that needs. */
final class LocalCluster {

    private LocalCluster() {}

    /**
     * @param parallelism subtasks that rebuild flows
     */
    static Configuration settings(int parallelism) {
        MemorySize network = networkMemory(parallelism);
        Configuration configuration = FlowPipeline.configuration();
        configuration.addAll(EmbeddedCluster.settings());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, network);
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, network);
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        return configuration;
    }

    /**
     * Flink clears what it takes for its buffers, which costs time at each start: so no more than
     * they fill. An exchange from each of n subtasks to each of n has n² + n of 32 KiB at least;
     * there is one for each table's commits, and there may be two tables.
     */
    private static MemorySize networkMemory(int parallelism) {
        return MemorySize.ofMebiBytes(4 + parallelism + parallelism * parallelism / 16);
    }
}
