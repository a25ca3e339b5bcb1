package io.weir.cli.feed;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.ingest.kafka.KafkaSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** All committed records of a topic, read without leaving a trace in Kafka. */
public final class TopicReader implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);

    private final Consumer<byte[], byte[]> consumer;

    private TopicReader(Consumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /**
     * @param clientId as which Kafka knows this reader
     * @param fromStart false: only what comes from now on
     * @throws Failure when there is no such topic, or Kafka does not let us read it
     */
    public static TopicReader open(
            KafkaSettings kafka, String topic, String clientId, boolean fromStart) throws Failure {
        TopicReader reader = new TopicReader(committed(kafka).newConsumer(clientId));
        try {
            reader.seek(topic, fromStart);
            return reader;
        } catch (KafkaException e) {
            reader.close();
            throw new Failure(
                    ExitStatus.FAILED, "cannot read topic " + topic + ": " + e.getMessage());
        } catch (Failure e) {
            reader.close();
            throw e;
        }
    }

    private static KafkaSettings committed(KafkaSettings kafka) {
        Map<String, String> settings = new TreeMap<>(kafka.settings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaSettings(kafka.bootstrapServers(), settings);
    }

    private void seek(String topic, boolean fromStart) throws Failure {
        if (!consumer.listTopics().containsKey(topic)) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "there is no topic " + topic + ", or this user may not see it");
        }
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        consumer.assign(partitions);
        if (fromStart) {
            consumer.seekToBeginning(partitions);
        } else {
            consumer.seekToEnd(partitions);
        }
        // The place is only looked up when it is asked for: what came until then would be missed.
        partitions.forEach(consumer::position);
    }

    /** What has come since the last call, after a short wait for some. */
    public ConsumerRecords<byte[], byte[]> poll() {
        return consumer.poll(WAIT);
    }

    /** True when all that is committed by now has been read. */
    public boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    public int partitions() {
        return consumer.assignment().size();
    }

    /** Places in the topic, those of control records among them. */
    public long length() {
        Set<TopicPartition> partitions = consumer.assignment();
        return sum(consumer.endOffsets(partitions)) - sum(consumer.beginningOffsets(partitions));
    }

    /** How many of these places lie behind. */
    public long passed() {
        Set<TopicPartition> partitions = consumer.assignment();
        long passed = -sum(consumer.beginningOffsets(partitions));
        for (TopicPartition partition : partitions) {
            passed += consumer.position(partition);
        }
        return passed;
    }

    private static long sum(Map<TopicPartition, Long> offsets) {
        return offsets.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Whether Kafka has thrown away the first records of a partition, as retention does. */
    public boolean hasLostItsBeginning() {
        return consumer.beginningOffsets(consumer.assignment()).values().stream()
                .anyMatch(at -> at > 0);
    }

    @Override
    public void close() {
        consumer.close();
    }
}
