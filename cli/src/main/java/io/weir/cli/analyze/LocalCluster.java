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

    static Configuration settings() {
        Configuration configuration = FlowPipeline.configuration();
        configuration.addAll(EmbeddedCluster.settings());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MIN, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.NETWORK_MEMORY_MAX, MemorySize.ofMebiBytes(64));
        configuration.set(TaskManagerOptions.MANAGED_MEMORY_SIZE, MemorySize.ofMebiBytes(1));
        return configuration;
    }
}
