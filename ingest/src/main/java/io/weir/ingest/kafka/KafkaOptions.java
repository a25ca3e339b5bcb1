package io.weir.ingest.kafka;

import io.weir.command.config.DurationConverter;
import io.weir.command.config.Problems;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the messages go. */
public final class KafkaOptions {

    private static final Pattern SERVERS =
            Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^:,\\s]+):[0-9]{1,5}(,|$)");

    private static final int MOST_PARTITIONS = 10_000;

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "a server of the Kafka cluster; several with commas")
    @Nullable String servers;

    @Option(names = "--topic", paramLabel = "T", description = "topic that takes the trains")
    @Nullable String topic;

    @Option(
            names = "--partitions",
            paramLabel = "N",
            description = "partitions of the topic, if it is made (default: 12), or must have")
    @Nullable Integer partitions;

    @Option(
            names = "--retention",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long Kafka keeps messages of the topic, likewise (default: 7d)")
    @Nullable Duration retention;

    @Option(
            names = "--replication",
            paramLabel = "N",
            description = "brokers that keep each message, if it is made (default: as Kafka's)")
    @Nullable Integer replication;

    @Option(
            names = "--connect-timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long to ask for Kafka at the start (default: 1m)")
    Duration patience = Duration.ofMinutes(1);

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            description = "a setting of Kafka's clients, such as security.protocol=SSL; repeatable")
    Map<String, String> settings = new TreeMap<>();

    /**
     * Checks each option by itself.
     *
     * @param runs whether the command is to run, so that what it needs must be there
     */
    public void check(Problems problems, boolean runs) {
        if (servers == null) {
            if (runs) {
                problems.add("--kafka", "must be given, such as 127.0.0.1:9092");
            }
        } else if (!SERVERS.matcher(servers).replaceAll("").isEmpty() || servers.endsWith(",")) {
            problems.add("--kafka", "'" + servers + "' is not HOST:PORT, or several with commas");
        }
        if (topic != null && !TopicPlan.isName(topic)) {
            problems.add(
                    "--topic",
                    "'" + topic + "' is no name of a topic: letters, digits, '.', '_' and '-'");
        }
        if (partitions != null && (partitions < 1 || partitions > MOST_PARTITIONS)) {
            problems.add("--partitions", "must be 1 to " + MOST_PARTITIONS + ", was " + partitions);
        }
        if (replication != null && (replication < 1 || replication > Short.MAX_VALUE)) {
            problems.add("--replication", "must be at least 1, was " + replication);
        }
        if (retention != null && retention.isZero()) {
            problems.add("--retention", "must be more than 0");
        }
        kafka().problems().forEach(line -> problems.add("kafka." + line));
    }

    /** How to reach Kafka. */
    public KafkaSettings kafka() {
        return new KafkaSettings(servers == null ? "" : servers, settings);
    }

    /**
     * The topic.
     *
     * @param name where none was given
     */
    public TopicPlan topic(String name) {
        return new TopicPlan(topic == null ? name : topic, partitions, retention, replication);
    }

    /** How long to ask for Kafka before giving up. */
    public Duration patience() {
        return patience;
    }
}
