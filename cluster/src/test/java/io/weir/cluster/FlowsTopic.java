package io.weir.cluster;

import io.weir.schema.AvroReader;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The topic of finished flows, as a program behind weir reads it. */
record FlowsTopic(String bootstrapServers, String name) {

    private static final Duration WAIT = Duration.ofSeconds(1);

    /** Every committed record, as often as it is there, in the order of its name. */
    List<FlowName> committed() {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer("read_committed")) {
            List<TopicPartition> partitions = partitions(consumer);
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            List<FlowName> flows = new ArrayList<>();
            while (partitions.stream().anyMatch(one -> consumer.position(one) < ends.get(one))) {
                for (ConsumerRecord<byte[], byte[]> message : consumer.poll(WAIT)) {
                    flows.add(nameOf(message.value()));
                }
            }
            return flows.stream().sorted().toList();
        }
    }

    /** Records lie behind the last that a reader of committed ones may see. */
    boolean hasOpenTransaction() {
        return end("read_uncommitted") > end("read_committed");
    }

    /** How far readers of committed records may read, over all partitions. */
    long committedEnd() {
        return end("read_committed");
    }

    private long end(String isolation) {
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(isolation)) {
            return consumer.endOffsets(partitions(consumer)).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
        return consumer.partitionsFor(name).stream()
                .map(found -> new TopicPartition(name, found.partition()))
                .toList();
    }

    private KafkaConsumer<byte[], byte[]> consumer(String isolation) {
        return new KafkaConsumer<>(
                Map.of(
                        "bootstrap.servers", bootstrapServers,
                        "isolation.level", isolation,
                        "allow.auto.create.topics", "false"),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static FlowName nameOf(byte[] value) {
        AvroReader octets = new AvroReader().reset(value, 0, value.length);
        if (MessageType.readHeader(octets) != MessageType.FLOW_RECORD) {
            throw new AssertionError("a message in the topic of flows is no flow record");
        }
        FlowRecord flow = FlowRecordCodec.read(octets);
        return new FlowName(
                String.valueOf(flow.text(FlowField.FLOW_ID)), flow.number(FlowField.REVISION));
    }
}
