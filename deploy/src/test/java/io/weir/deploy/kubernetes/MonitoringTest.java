package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Prometheus sees on Kubernetes what it sees elsewhere, under the same names. */
class MonitoringTest {

    private static final Path PROMETHEUS = Kustomize.FOLDER.resolveSibling("prometheus");

    @Test
    void jobsHaveTheNamesOfTheScrapeConfiguration() throws IOException {
        List<String> elsewhere =
                read(PROMETHEUS.resolve("prometheus.yml")).list("scrape_configs").stream()
                        .map(job -> job.text("job_name"))
                        .toList();
        assertThat(Monitored.production().of("PodMonitor"))
                .hasSize(3)
                .flatMap(monitor -> monitor.list("spec.podMetricsEndpoints"))
                .flatMap(endpoint -> endpoint.list("relabelings"))
                .allMatch(relabeling -> relabeling.text("targetLabel").equals("job"))
                .extracting(relabeling -> relabeling.text("replacement"))
                .isSubsetOf(elsewhere);
    }

    @Test
    void monitorsAskAtPortsThatThePodsName() {
        Manifest manifest = Monitored.production();
        for (Deployed pod : Deployed.in(manifest)) {
            assertThat(manifest.of("PodMonitor"))
                    .filteredOn(monitor -> pod.isSelectedBy(monitor, "spec.selector"))
                    .singleElement()
                    .satisfies(
                            monitor ->
                                    assertThat(
                                                    pod.port(
                                                            monitor.list("spec.podMetricsEndpoints")
                                                                    .get(0)
                                                                    .text("port")))
                                            .isPositive());
        }
    }

    @Test
    void theAlertRulesBecomeAnObjectOfThePrometheusOperatorAsTheyAre() throws IOException {
        Tree rule =
                Manifest.parse(
                                Kustomize.run(
                                        Kustomize.FOLDER.resolve("prometheus-rule.sh").toString()))
                        .only("PrometheusRule");
        assertThat(MonitoringSchema.problems(rule)).isEmpty();
        assertThat(rule.at("spec")).isEqualTo(read(PROMETHEUS.resolve("alerts.yml")));
    }

    private static Tree read(Path file) throws IOException {
        return Manifest.parse(Files.readString(file)).objects().get(0);
    }
}
