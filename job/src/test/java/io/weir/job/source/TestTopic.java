package io.weir.job.source;

import io.weir.broker.Broker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** A topic of one test, and who publishes into it. */
final class TestTopic implements AutoCloseable {

    private final String name;
    private final KafkaProducer<byte[], byte[]> producer;

    private TestTopic(String name, KafkaProducer<byte[], byte[]> producer) {
        this.name = name;
        this.producer = producer;
    }

    static TestTopic create(Broker broker, int partitions) throws Exception {
        String name = "weir.packets." + UUID.randomUUID();
        try (Admin admin =
                Admin.create(
                        Map.<String, Object>of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(name, partitions, (short) 1))).all().get();
        }
        return new TestTopic(
                name,
                new KafkaProducer<>(
                        Map.of(
                                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                broker.bootstrapServers(),
                                ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                                false,
                                ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
                                1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer()));
    }

    String name() {
        return name;
    }

    void send(List<Fleet.Message> messages) throws Exception {
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

    @Override
    public void close() {
        producer.close();
    }
}
