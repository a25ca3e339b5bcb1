package io.weir.ingest.metrics;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.metrics.exporter.httpserver.HealthyHandler;
import io.prometheus.metrics.exporter.httpserver.MetricsHandler;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import io.weir.command.Failure;
import io.weir.command.metrics.ListenAddress;
import io.weir.command.metrics.MetricsOption;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/**
 * The page that Prometheus asks for, {@code /metrics}; {@code /-/healthy} says that it is there.
 */
public final class MetricsPage implements AutoCloseable {

    /** Who reads slowly holds one of them, and nobody else. */
    private static final int THREADS = 4;

    private final ListenAddress address;
    private final HttpServer server;
    private final ExecutorService threads =
            Executors.newFixedThreadPool(THREADS, MetricsPage::thread);

    private MetricsPage(ListenAddress address, HttpServer server) {
        this.address = address;
        this.server = server;
    }

    /**
     * Takes the address, and answers nobody yet.
     *
     * @param address null: nobody asked for a page, and there is none
     * @throws Failure why it cannot be had
     */
    public static @Nullable MetricsPage bind(@Nullable ListenAddress address, RunMetrics metrics)
            throws Failure {
        if (address == null) {
            return null;
        }
        PrometheusRegistry registry = new PrometheusRegistry();
        registry.register(metrics);
        HttpServer server = address.bind(MetricsOption.NAME);
        server.createContext("/metrics", new MetricsHandler(registry));
        server.createContext("/-/healthy", new HealthyHandler());
        return new MetricsPage(address, server);
    }

    /**
     * Answers from now on.
     *
     * @return a line for people
     */
    public String start() {
        server.setExecutor(threads);
        server.start();
        return "metrics at http://" + address + "/metrics";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static Thread thread(Runnable work) {
        Thread thread = new Thread(work, "weir-metrics");
        thread.setDaemon(true);
        return thread;
    }
}
