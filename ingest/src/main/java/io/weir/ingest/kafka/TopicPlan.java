package io.weir.ingest.kafka;

import java.time.Duration;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The topic that is written to. What is null was not asked for: a new topic gets the default then,
 * and one that exists may have what it has.
 *
 * @param name of the topic
 * @param partitions fixed for as long as the sensor runs
 * @param retention how long Kafka keeps the messages
 * @param replication how many brokers keep each message
 */
public record TopicPlan(
        String name,
        @Nullable Integer partitions,
        @Nullable Duration retention,
        @Nullable Integer replication) {

    public static final int DEFAULT_PARTITIONS = 12;
    public static final Duration DEFAULT_RETENTION = Duration.ofDays(7);

    private static final int LONGEST_NAME = 249;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]+");

    /** Whether Kafka takes it for the name of a topic. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches()
                && name.length() <= LONGEST_NAME
                && !name.equals(".")
                && !name.equals("..");
    }

    int partitionsIfNew() {
        return partitions == null ? DEFAULT_PARTITIONS : partitions;
    }

    Duration retentionIfNew() {
        return retention == null ? DEFAULT_RETENTION : retention;
    }
}
