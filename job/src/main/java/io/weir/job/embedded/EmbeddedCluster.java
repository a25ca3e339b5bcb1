package io.weir.job.embedded;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.runtime.dispatcher.SessionDispatcherFactory;
import org.apache.flink.runtime.dispatcher.runner.DefaultDispatcherRunnerFactory;
import org.apache.flink.runtime.entrypoint.component.DefaultDispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.entrypoint.component.DispatcherResourceManagerComponentFactory;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.metrics.MetricRegistryConfiguration;
import org.apache.flink.runtime.metrics.MetricRegistryImpl;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.apache.flink.runtime.metrics.filter.DefaultReporterFilters;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.runtime.resourcemanager.StandaloneResourceManagerFactory;
import org.apache.flink.runtime.rest.ApplicationRestEndpointFactory;
import org.jspecify.annotations.Nullable;

/**
 * A cluster in this process. It listens on loopback only, and its page takes in no programs:
 * Flink's usual one would run any jar that anybody on this machine sends, with the rights of this
 * process.
 */
public final class EmbeddedCluster extends MiniCluster {

    private static final String LOOPBACK = "127.0.0.1";

    /** No page of a browser has this origin, so none may read the answers. */
    private static final String NOBODY = "http://127.0.0.1";

    private final @Nullable PrometheusPage page;

    private EmbeddedCluster(MiniClusterConfiguration configuration, @Nullable PrometheusPage page) {
        super(configuration);
        this.page = page;
    }

    /** The settings that such a cluster needs, on a free port. */
    public static Configuration settings() {
        Configuration flink = new Configuration();
        flink.set(RestOptions.ADDRESS, LOOPBACK);
        flink.set(RestOptions.BIND_ADDRESS, LOOPBACK);
        flink.set(RestOptions.BIND_PORT, "0");
        flink.set(JobManagerOptions.ADDRESS, LOOPBACK);
        flink.set(JobManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(TaskManagerOptions.HOST, LOOPBACK);
        flink.set(TaskManagerOptions.BIND_HOST, LOOPBACK);
        flink.set(WebOptions.SUBMIT_ENABLE, false);
        flink.set(WebOptions.CANCEL_ENABLE, false);
        flink.set(WebOptions.ACCESS_CONTROL_ALLOW_ORIGIN, NOBODY);
        return flink;
    }

    /**
     * Starts a cluster with as many slots as the job needs, unless the settings say how many.
     *
     * @param flink what {@link #settings} gives, and more
     */
    public static EmbeddedCluster start(JobGraph job, Configuration flink) throws Exception {
        return start(job, flink, null);
    }

    /**
     * {@link #start(JobGraph, Configuration)}, telling what it measures.
     *
     * @param page takes that; closed with the cluster
     */
    public static EmbeddedCluster start(
            JobGraph job, Configuration flink, @Nullable PrometheusPage page) throws Exception {
        EmbeddedCluster cluster =
                new EmbeddedCluster(
                        new MiniClusterConfiguration.Builder()
                                .setConfiguration(flink)
                                .setNumTaskManagers(1)
                                .setNumSlotsPerTaskManager(
                                        flink.getOptional(TaskManagerOptions.NUM_TASK_SLOTS)
                                                .orElseGet(job::getMaximumParallelism))
                                .build(),
                        page);
        cluster.start();
        return cluster;
    }

    /** That of every cluster, and the page beside the reporters that the settings name. */
    @Override
    protected MetricRegistryImpl createMetricRegistry(Configuration flink, long longestMessage) {
        List<ReporterSetup> reporters =
                new ArrayList<>(
                        ReporterSetupBuilder.METRIC_SETUP_BUILDER.fromConfiguration(
                                flink, DefaultReporterFilters::metricsFromConfiguration, null));
        if (page != null) {
            reporters.add(page.setup());
        }
        return new MetricRegistryImpl(
                MetricRegistryConfiguration.fromConfiguration(flink, longestMessage),
                reporters,
                ReporterSetupBuilder.TRACE_SETUP_BUILDER.fromConfiguration(
                        flink, DefaultReporterFilters::tracesFromConfiguration, null),
                ReporterSetupBuilder.EVENT_SETUP_BUILDER.fromConfiguration(
                        flink, DefaultReporterFilters::eventsFromConfiguration, null));
    }

    @Override
    protected DispatcherResourceManagerComponentFactory
            createDispatcherResourceManagerComponentFactory() {
        return new DefaultDispatcherResourceManagerComponentFactory(
                DefaultDispatcherRunnerFactory.createSessionRunner(
                        SessionDispatcherFactory.INSTANCE),
                StandaloneResourceManagerFactory.getInstance(),
                ApplicationRestEndpointFactory.INSTANCE);
    }
}
