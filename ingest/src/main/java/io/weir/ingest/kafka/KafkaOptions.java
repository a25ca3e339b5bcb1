package io.weir.ingest.kafka;

import io.weir.command.config.DurationConverter;
import io.weir.command.config.Problems;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say where the messages go. */
public final class KafkaOptions extends KafkaAddress {

    private static final int MOST_PARTITIONS = 10_000;

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

    /**
     * Checks each option by itself.
     *
     * @param runs whether the command is to run, so that what it needs must be there
     */
    public void check(Problems problems, boolean runs) {
        checkAddress(problems, runs);
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
