package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.zip.CRC32C;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/** All that a topic holds, partition by partition. */
public record TopicDump(List<List<ConsumerRecord<byte[], byte[]>>> partitions) {

    private static final long PATIENCE_NANOS = Duration.ofSeconds(60).toNanos();

    public static TopicDump of(KafkaSettings kafka, String topic) {
        try (Consumer<byte[], byte[]> consumer = kafka.newConsumer("dump")) {
            List<TopicPartition> all =
                    consumer.partitionsFor(topic).stream()
                            .map(p -> new TopicPartition(topic, p.partition()))
                            .sorted((a, b) -> a.partition() - b.partition())
                            .toList();
            List<List<ConsumerRecord<byte[], byte[]>>> records = new ArrayList<>();
            all.forEach(p -> records.add(new ArrayList<>()));
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            long deadline = System.nanoTime() + PATIENCE_NANOS;
            while (all.stream().anyMatch(p -> consumer.position(p) < ends.get(p))) {
                assertThat(System.nanoTime()).as("time to read %s", topic).isLessThan(deadline);
                consumer.poll(Duration.ofMillis(100))
                        .forEach(record -> records.get(record.partition()).add(record));
            }
            return new TopicDump(records);
        }
    }

    /** Makes a topic that holds the first records of each partition. */
    public void copyPrefixes(KafkaSettings kafka, String to, int[] lengths) throws Exception {
        try (Admin admin = kafka.newAdmin("copy")) {
            Topics.prepare(admin, new TopicPlan(to, partitions.size(), null, null), line -> {});
        }
        try (PatientWire wire = wire(kafka, to)) {
            for (int p = 0; p < lengths.length; p++) {
                for (int i = 0; i < lengths[p]; i++) {
                    ConsumerRecord<byte[], byte[]> record = partitions.get(p).get(i);
                    wire.send(new WireMessage(p, i, record.key(), record.value(), 0));
                }
            }
            wire.flush();
            wire.check();
        }
    }

    /** Puts records that no sensor makes behind those of every partition. */
    public void addGarbage(KafkaSettings kafka, String to, int records) throws Exception {
        SplittableRandom random = new SplittableRandom(1);
        try (PatientWire wire = wire(kafka, to)) {
            for (int i = 0; i < records; i++) {
                byte[] octets = new byte[random.nextInt(100)];
                random.nextBytes(octets);
                wire.send(new WireMessage(i % partitions.size(), i, null, octets, 0));
            }
            wire.flush();
            wire.check();
        }
    }

    /** Puts a message behind those of a partition whose last octet but one is not what it was. */
    public void addChangedMessage(KafkaSettings kafka, String to, int partition, int place)
            throws Exception {
        byte[] octets = partitions.get(partition).get(place).value().clone();
        octets[octets.length - 2] ^= 1;
        try (PatientWire wire = wire(kafka, to)) {
            wire.send(new WireMessage(partition, place, null, octets, 0));
            wire.flush();
            wire.check();
        }
    }

    private PatientWire wire(KafkaSettings kafka, String to) {
        return PatientWire.open(kafka, "copy", to, partitions.size(), () -> false, line -> {});
    }

    /** A short text for each record, by which equal ones are equal. */
    public List<List<String>> contents() {
        return partitions.stream()
                .map(records -> records.stream().map(TopicDump::content).toList())
                .toList();
    }

    public IntStream sizes() {
        return partitions.stream().mapToInt(List::size);
    }

    private static String content(ConsumerRecord<byte[], byte[]> record) {
        byte[] key = record.key() == null ? new byte[0] : record.key();
        return Arrays.hashCode(key) + ":" + record.value().length + ":" + crc(record.value());
    }

    private static long crc(byte[] octets) {
        CRC32C crc = new CRC32C();
        crc.update(octets);
        return crc.getValue();
    }
}
