package io.weir.job.source;

import io.weir.broker.Broker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one test, and who publishes into it. */
public final class TestTopic implements AutoCloseable {

    /** A busy machine may take long to start a broker. */
    private static final int PATIENCE_MS = 300_000;

    /** A broker's limit is for what is compressed. */
    private static final int LARGEST_REQUEST = 16 << 20;

    private final String servers;
    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;

    private TestTopic(String servers, String name, KafkaProducer<byte[], byte[]> producer) {
        this.servers = servers;
        this.name = name;
        this.producer = producer;
    }

    public static TestTopic create(Broker broker, int partitions) throws Exception {
        String name = "weir.packets." + UUID.randomUUID();
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "default.api.timeout.ms",
                                PATIENCE_MS))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
        KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrapServers(),
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                false,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1,
                                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                                "lz4",
                                ProducerConfig.MAX_REQUEST_SIZE_CONFIG,
                                LARGEST_REQUEST),
                        new ByteArraySerializer(),
                        new ByteArraySerializer());
        // A broker hears of a new topic a little after it was made: this waits until then.
        producer.partitionsFor(name);
        return new TestTopic(broker.bootstrapServers(), name, producer);
    }

    public String name() {
        return name;
    }

    public void send(List<Fleet.Message> messages) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        for (Fleet.Message message : messages) {
            sent.add(
                    producer.send(
                            new ProducerRecord<>(
                                    name, message.partition(), message.key(), message.value())));
        }
        for (Future<?> one : sent) {
            one.get();
        }
    }

    /** All committed records of a topic that is named as this one and a suffix. */
    public List<ConsumerRecord<byte[], byte[]>> committed(String suffix) {
        List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                servers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer())) {
            List<TopicPartition> partitions =
                    consumer.partitionsFor(name + suffix).stream()
                            .map(p -> new TopicPartition(p.topic(), p.partition()))
                            .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
        }
        return records;
    }

    @Override
    public void close() {
        producer.close();
    }
}
