package io.weir.cli.feed;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.schema.AvroReader;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Reads the topic of finished flows as any program may: committed records only, from the start. */
public final class FlowFeed implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);

    private final String topic;
    private final Consumer<byte[], byte[]> consumer;

    private FlowFeed(String topic, Consumer<byte[], byte[]> consumer) {
        this.topic = topic;
        this.consumer = consumer;
    }

    /** What has come, and the partition that it came from. */
    public record Arrival(int partition, FlowRecord flow) {}

    /**
     * @param clientId as which Kafka knows this reader
     * @throws Failure when there is no such topic, or Kafka does not let us read it
     */
    public static FlowFeed open(KafkaSettings kafka, String topic, String clientId) throws Failure {
        Consumer<byte[], byte[]> consumer = committed(kafka).newConsumer(clientId);
        FlowFeed feed = new FlowFeed(topic, consumer);
        try {
            feed.rewind();
            return feed;
        } catch (KafkaException e) {
            feed.close();
            throw new Failure(
                    ExitStatus.FAILED, "cannot read topic " + topic + ": " + e.getMessage());
        } catch (Failure e) {
            feed.close();
            throw e;
        }
    }

    private static KafkaSettings committed(KafkaSettings kafka) {
        Map<String, String> settings = new TreeMap<>(kafka.settings());
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaSettings(kafka.bootstrapServers(), settings);
    }

    private void rewind() throws Failure {
        if (!consumer.listTopics().containsKey(topic)) {
            throw new Failure(ExitStatus.FAILED, "there is no topic " + topic);
        }
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
    }

    /** What must go on being true while one waits. */
    public interface Hope {
        void check() throws Failure;
    }

    /** Waits until the topic is made, while there is hope. */
    public static void awaitTopic(KafkaSettings kafka, String topic, String clientId, Hope hope)
            throws Failure, InterruptedException {
        try (Consumer<byte[], byte[]> consumer = kafka.newConsumer(clientId)) {
            while (!consumer.listTopics().containsKey(topic)) {
                hope.check();
                Thread.sleep(WAIT.toMillis());
            }
        }
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
        Set<TopicPartition> partitions = consumer.assignment();
        return consumer.beginningOffsets(partitions).values().stream().anyMatch(at -> at > 0);
    }

    /**
     * The flows that were committed since the last call, after a short wait for some.
     *
     * @throws Failure when something else than a flow record in Avro comes
     */
    public List<Arrival> poll() throws Failure {
        List<Arrival> flows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(WAIT)) {
            flows.add(new Arrival(message.partition(), read(message)));
        }
        return flows;
    }

    private FlowRecord read(ConsumerRecord<byte[], byte[]> message) throws Failure {
        byte[] value = message.value();
        AvroReader octets = new AvroReader();
        if (value == null
                || MessageType.readHeader(octets.reset(value, 0, value.length))
                        != MessageType.FLOW_RECORD) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "topic %s, partition %d, offset %d: expected a flow record in Avro, found something else (flows in JSON cannot be read here)"
                            .formatted(topic, message.partition(), message.offset()));
        }
        return FlowRecordCodec.read(octets);
    }

    /** True when all that is committed by now has been read. */
    public boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
