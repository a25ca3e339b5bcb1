package io.weir.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.deploy.metrics.Scrape.Series;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Alert rules, dashboards and the page of metrics name what sensor and job really tell. */
@Timeout(180)
class MetricNamesTest {

    private static final String OPERATOR = "flink_taskmanager_job_task_operator_";

    /** Packets of the capture: generated, and one whose header is cut. */
    private static final int PACKETS = LiveSystem.PACKETS + 1;

    /** Names that no page has: Prometheus makes them of each scrape. */
    private static final Map<String, Set<String>> OF_PROMETHEUS = Map.of("up", Set.of());

    /** Labels that Prometheus adds to every series. */
    private static final Set<String> ADDED = Set.of("job", "instance");

    /**
     * What Flink's operators, sources and sinks, and Kafka's clients below them, measure of
     * themselves; everything else of an operator is ours.
     */
    private static final Pattern OF_FLINK =
            Pattern.compile(
                    "(num|current|pending|watermarkLag|sourceIdleTime|split_watermark_|Kafka"
                            + "|\\w+Committables$).*");

    private static final Pattern SUBJECT = Pattern.compile("label_values\\((.*), *(\\w+)\\)");
    private static final Pattern IN_LEGEND = Pattern.compile("\\{\\{(\\w+)}}");

    @TempDir static Path folder;
    private static final Map<String, Set<String>> LABELS = new TreeMap<>();
    private static Scrape sensor;
    private static Scrape job;
    private static int sensorStatus;
    private static List<String> listening;

    @BeforeAll
    static void letSensorAndJobWork() throws Exception {
        try (LiveSystem system = new LiveSystem(folder)) {
            sensor = system.sensor(MetricNamesTest::hasSentAll);
            job = system.job(MetricNamesTest::isAtWork);
            listening = system.listening();
            sensorStatus = system.finishSensor();
        }
        for (Scrape scrape : List.of(sensor, job)) {
            scrape.series()
                    .forEach((name, series) -> LABELS.put(name, series.get(0).labels().keySet()));
        }
        LABELS.putAll(OF_PROMETHEUS);
    }

    private static boolean hasSentAll(Scrape told) {
        return told.sum("weir_sensor_captured_packets_total") == PACKETS
                && told.sum("weir_sensor_sent_packets_total")
                        == told.sum("weir_sensor_decoded_packets_total");
    }

    private static boolean isAtWork(Scrape told) {
        return told.sum("flink_jobmanager_job_numberOfCompletedCheckpoints") > 1
                && told.sum(OPERATOR + "domain_sensor_sensorCapturedPackets") == PACKETS
                && told.sum(OPERATOR + "packetsInFlows") >= decoded()
                && told.has(OPERATOR + "domain_ledgerDifference")
                && told.sum(OPERATOR + "domain_ledgerDifference") == 0;
    }

    private static double decoded() {
        return sensor.sum("weir_sensor_decoded_packets_total");
    }

    @Test
    void standBehindEveryExpression() {
        List<String> wrong = new ArrayList<>();
        Map<String, String> expressions = DeployedFiles.expressions();
        expressions.forEach((where, text) -> check(where, Expression.of(text), wrong));

        assertThat(wrong).isEmpty();
        assertThat(expressions).hasSizeGreaterThan(60);
    }

    private static void check(String where, Expression expression, List<String> wrong) {
        Set<String> labels = new TreeSet<>();
        expression
                .matched()
                .forEach(
                        (metric, matched) -> {
                            Set<String> there = LABELS.get(metric);
                            if (there == null) {
                                wrong.add(where + ": nobody tells " + metric);
                                return;
                            }
                            labels.addAll(there);
                            without(matched, there)
                                    .forEach(
                                            label ->
                                                    wrong.add(
                                                            where
                                                                    + ": "
                                                                    + metric
                                                                    + " has no label "
                                                                    + label));
                        });
        without(expression.grouped(), labels)
                .forEach(label -> wrong.add(where + ": nothing there has a label " + label));
    }

    private static Stream<String> without(Set<String> labels, Set<String> there) {
        return labels.stream().filter(label -> !there.contains(label) && !ADDED.contains(label));
    }

    @Test
    void standBehindTheVariablesOfDashboards() {
        List<String> wrong = new ArrayList<>();
        for (Path dashboard : DeployedFiles.dashboards()) {
            DeployedFiles.each(
                    DeployedFiles.load(dashboard),
                    "refresh",
                    variable -> {
                        if (variable.get("query") instanceof Map<?, ?> query) {
                            String text = query.get("query").toString();
                            var subject = SUBJECT.matcher(text);
                            assertThat(subject.matches()).as(text).isTrue();
                            Expression expression = Expression.of(subject.group(1));
                            check(
                                    dashboard.getFileName() + ": " + text,
                                    new Expression(expression.matched(), Set.of(subject.group(2))),
                                    wrong);
                        }
                    });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void haveTheLabelsThatLegendsShow() {
        List<String> wrong = new ArrayList<>();
        for (Path dashboard : DeployedFiles.dashboards()) {
            DeployedFiles.each(
                    DeployedFiles.load(dashboard),
                    "legendFormat",
                    target -> {
                        String legend = target.get("legendFormat").toString();
                        Set<String> shown =
                                IN_LEGEND
                                        .matcher(legend)
                                        .results()
                                        .map(found -> found.group(1))
                                        .collect(Collectors.toSet());
                        Expression expression = Expression.of(target.get("expr").toString());
                        check(
                                dashboard.getFileName() + ": " + legend,
                                new Expression(expression.matched(), shown),
                                wrong);
                    });
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void haveTheNamesOfDomainAndSensorAsTheyWereGiven() {
        Series captured = sensor.series().get("weir_sensor_captured_packets_total").get(0);
        Series clock = job.series().get(OPERATOR + "domain_sensor_sensorClockMs").get(0);

        for (Series series : List.of(captured, clock)) {
            assertThat(series.labels())
                    .containsEntry("domain", LiveSystem.DOMAIN)
                    .containsEntry("sensor", LiveSystem.SENSOR);
        }
    }

    @Test
    void addUpFromSensorToFlow() {
        assertThat(
                        decoded()
                                + sensor.sum("weir_sensor_not_ip_packets_total")
                                + sensor.sum("weir_sensor_undecodable_packets_total"))
                .isEqualTo(PACKETS);
        assertThat(job.sum(OPERATOR + "packetsInFlows")).isEqualTo(decoded());
    }

    @Test
    void areAllOnThePageOfMetrics() {
        String page = DeployedFiles.text(DeployedFiles.ROOT.resolve("docs/metrics.md"));
        Stream<String> ofJob =
                job.series().keySet().stream()
                        .filter(name -> name.startsWith(OPERATOR))
                        .map(name -> name.substring(OPERATOR.length()))
                        .filter(name -> !OF_FLINK.matcher(name).matches());

        assertThat(Stream.concat(sensor.series().keySet().stream(), ofJob))
                .hasSizeGreaterThan(30)
                .allSatisfy(name -> assertThat(page).contains("`" + name + "`"));
    }

    @Test
    void onThePageAreToldBySomebody() {
        String page = DeployedFiles.text(DeployedFiles.ROOT.resolve("docs/metrics.md"));

        assertThat(Pattern.compile("`((?:weir|flink)_\\w*[a-z])`").matcher(page).results())
                .hasSizeGreaterThan(20)
                .allSatisfy(found -> assertThat(LABELS).containsKey(found.group(1)));
    }

    @Test
    void areToldToThisMachineAlone() {
        assertThat(listening)
                .hasSize(2)
                .allSatisfy(address -> assertThat(address).endsWith("0100007F"));
    }

    @Test
    void leaveTheSensorsEndAsItIs() {
        assertThat(sensorStatus).isZero();
        assertThat(Files.exists(folder.resolve("flows"))).isTrue();
    }
}
