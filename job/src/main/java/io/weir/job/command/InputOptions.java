package io.weir.job.command;

import io.weir.command.config.CidrConverter;
import io.weir.command.config.DurationConverter;
import io.weir.command.config.Durations;
import io.weir.command.config.Problems;
import io.weir.job.flow.Domains;
import io.weir.schema.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say what is read, and from whom. */
final class InputOptions {

    private static final Duration LAG_MAX = Duration.ofMinutes(10);

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "Kafka's servers, with commas")
    @Nullable String kafka;

    @Option(
            names = "--topic",
            paramLabel = "T",
            description = "where sensors or a replay publish (default: weir.packets)")
    String topic = "weir.packets";

    @Option(
            names = "--bounded",
            description = "the topic is an archive's: end with it, wait for every sensor")
    boolean bounded;

    @Option(
            names = "--domains",
            paramLabel = "DOMAIN=S,S",
            description = "the sensors of a domain that has several (default: one a domain)")
    Map<String, String> domains = new TreeMap<>();

    @Option(
            names = "--sensor-lag-max",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how far a sensor may be behind the fastest (default: 10m)")
    @Nullable Duration sensorLagMax;

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            split = ",",
            converter = CidrConverter.class,
            description = "local networks as given to the sensors, for config_id")
    List<Cidr> networks = new ArrayList<>();

    @Option(
            names = "--kafka-wait",
            paramLabel = "D",
            converter = DurationConverter.class,
            hidden = true,
            description = "how long to wait for Kafka and the topic at the start (default: 1m)")
    Duration kafkaWait = Duration.ofSeconds(60);

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            description = "a setting of Kafka's clients; in a file kafka.KEY")
    Map<String, String> kafkaConfig = new TreeMap<>();

    void check(Problems problems) {
        if (kafka == null) {
            problems.add("--kafka", "is missing: the address of a Kafka server, HOST:PORT");
        } else if (!kafka.matches("[^\\s,]+:[0-9]{1,5}(,[^\\s,]+:[0-9]{1,5})*")) {
            problems.add("--kafka", "must be HOST:PORT, several with commas, was '" + kafka + "'");
        }
        if (topic.isBlank()) {
            problems.add("--topic", "must not be empty");
        }
        if (bounded && sensorLagMax != null) {
            problems.add("--sensor-lag-max", "has no meaning with --bounded, which waits for all");
        }
        if (sensorLagMax != null && sensorLagMax.isZero()) {
            problems.add(
                    "--sensor-lag-max", "must be longer than " + Durations.format(Duration.ZERO));
        }
        domains.forEach(
                (domain, names) -> {
                    if (domain.isBlank() || names(names).stream().anyMatch(String::isBlank)) {
                        problems.add(
                                "--domains",
                                "must be DOMAIN=SENSOR,SENSOR, was '" + domain + "=" + names + "'");
                    }
                });
        KafkaClients.check(kafkaConfig, problems);
    }

    String kafka() {
        if (kafka == null) {
            throw new IllegalStateException("asked for before the check");
        }
        return kafka;
    }

    Domains domains() {
        Map<String, List<String>> sensors = new TreeMap<>();
        domains.forEach((domain, names) -> sensors.put(domain, names(names)));
        return new Domains(sensors);
    }

    private static List<String> names(String names) {
        return Arrays.stream(names.split(",", -1)).map(String::strip).toList();
    }

    /** Null: every sensor is waited for. */
    @Nullable Duration lagMax() {
        if (bounded) {
            return null;
        }
        return sensorLagMax == null ? LAG_MAX : sensorLagMax;
    }
}
