package io.weir.cli.demo;

import io.weir.command.Failure;
import io.weir.schema.AvroReader;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads the topic of finished flows as any program may: committed records only, from the start. */
final class FlowFeed implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);

    private final KafkaConsumer<byte[], byte[]> consumer;

    private FlowFeed(KafkaConsumer<byte[], byte[]> consumer) {
        this.consumer = consumer;
    }

    /** What must go on being true while one waits. */
    interface Hope {
        void check() throws Failure;
    }

    /** Waits until the topic is made, while there is hope. */
    static void awaitTopic(String bootstrapServers, String topic, Hope hope)
            throws Failure, InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(
                        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers))) {
            while (!admin.listTopics().names().get().contains(topic)) {
                hope.check();
                Thread.sleep(WAIT.toMillis());
            }
        }
    }

    static FlowFeed open(String bootstrapServers, String topic) {
        KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(
                        Map.of(
                                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                                bootstrapServers,
                                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                                "read_committed"),
                        new ByteArrayDeserializer(),
                        new ByteArrayDeserializer());
        List<TopicPartition> partitions =
                consumer.partitionsFor(topic).stream()
                        .map(found -> new TopicPartition(topic, found.partition()))
                        .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return new FlowFeed(consumer);
    }

    /** The flows that were committed since the last call, after a short wait for some. */
    List<FlowRecord> poll() {
        List<FlowRecord> flows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(WAIT)) {
            flows.add(read(message.value()));
        }
        return flows;
    }

    private static FlowRecord read(byte[] value) {
        AvroReader octets = new AvroReader().reset(value, 0, value.length);
        if (MessageType.readHeader(octets) != MessageType.FLOW_RECORD) {
            throw new IllegalStateException("a message in the topic of flows is no flow record");
        }
        return FlowRecordCodec.read(octets);
    }

    /** True when all that is committed by now has been read. */
    boolean isAtEnd() {
        return consumer.endOffsets(consumer.assignment()).entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    @Override
    public void close() {
        consumer.close();
    }
}
