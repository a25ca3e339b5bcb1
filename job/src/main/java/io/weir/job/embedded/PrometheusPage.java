package io.weir.job.embedded;

import com.sun.net.httpserver.HttpServer;
import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import io.weir.command.Failure;
import io.weir.command.metrics.ListenAddress;
import io.weir.command.metrics.MetricsOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.runtime.metrics.ReporterSetup;
import org.apache.flink.runtime.metrics.ReporterSetupBuilder;
import org.jspecify.annotations.Nullable;

/**
 * The page that Prometheus asks for: every metric of Flink and of the job, by Flink's own reporter
 * and so under the names that a cluster gives them. Only the server is another one: Flink's listens
 * on every address of the machine, and where it cannot, the cluster starts without it.
 */
public final class PrometheusPage extends AbstractPrometheusReporter implements AutoCloseable {

    private static final String NAME = "prometheus";

    /** By default sensors lose what is no letter in their names, and are not found again. */
    private static final String SHORTEN_LABELS = "filterLabelValueCharacters";

    private final ListenAddress address;
    private final HTTPServer server;
    private boolean closed;

    private PrometheusPage(ListenAddress address, HttpServer bound) throws IOException {
        this.address = address;
        this.server = new HTTPServer(bound, registry(), true);
    }

    /**
     * Answers from now on.
     *
     * @param address null: nobody asked for a page, and there is none
     * @throws Failure why the address cannot be had
     */
    public static @Nullable PrometheusPage open(@Nullable ListenAddress address) throws Failure {
        if (address == null) {
            return null;
        }
        try {
            return new PrometheusPage(address, address.bind(MetricsOption.NAME));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A line for people. */
    public String told() {
        return "metrics at http://" + address + "/metrics";
    }

    /** For a cluster that is about to start. */
    ReporterSetup setup() {
        MetricConfig config = new MetricConfig();
        config.setProperty(SHORTEN_LABELS, "false");
        return ReporterSetupBuilder.METRIC_SETUP_BUILDER.forReporter(NAME, config, this);
    }

    /** Flink keeps it to its own package, and makes no server that listens on one address alone. */
    private CollectorRegistry registry() {
        try {
            Field field = AbstractPrometheusReporter.class.getDeclaredField("registry");
            field.setAccessible(true);
            return (CollectorRegistry) field.get(this);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Flink's reporter is another one than expected", e);
        }
    }

    /** By the cluster; by whoever opened it where none has started. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            server.stop();
            super.close();
        }
    }
}
