package io.weir.ingest.replay;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.ingest.kafka.KafkaSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** Looks what a topic holds: its end first, and all of it only where that does not tell. */
final class TopicReader {

    private static final int TAIL_RECORDS = 256;
    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final Consumer<byte[], byte[]> consumer;
    private final String topic;
    private final List<TopicPartition> partitions;
    private final StreamId own;

    private TopicReader(
            Consumer<byte[], byte[]> consumer, String topic, int partitions, StreamId own) {
        this.consumer = consumer;
        this.topic = topic;
        this.partitions =
                IntStream.range(0, partitions).mapToObj(i -> new TopicPartition(topic, i)).toList();
        this.own = own;
    }

    static TopicContent read(
            KafkaSettings kafka, String clientId, String topic, int partitions, StreamId own)
            throws Failure {
        try (Consumer<byte[], byte[]> consumer = kafka.newConsumer(clientId)) {
            return new TopicReader(consumer, topic, partitions, own).read();
        } catch (KafkaException e) {
            throw new Failure(
                    ExitStatus.FAILED, "topic " + topic + " cannot be read: " + e.getMessage());
        }
    }

    private TopicContent read() throws Failure {
        consumer.assign(partitions);
        Map<TopicPartition, Long> begins = consumer.beginningOffsets(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        Map<TopicPartition, Long> tails = new HashMap<>();
        begins.forEach(
                (p, begin) -> {
                    long end = ends.getOrDefault(p, begin);
                    tails.put(p, Math.max(begin, end - TAIL_RECORDS));
                });
        TopicContent tail = read(tails, ends);
        boolean toldAll =
                partitions.stream()
                        .allMatch(
                                p ->
                                        tail.holdsOwn(p.partition())
                                                || Objects.equals(tails.get(p), begins.get(p)));
        return toldAll ? tail : read(begins, ends);
    }

    private TopicContent read(Map<TopicPartition, Long> from, Map<TopicPartition, Long> to)
            throws Failure {
        TopicContent content = new TopicContent(own, partitions.size());
        from.forEach(consumer::seek);
        long lastNews = System.nanoTime();
        while (!isThrough(to)) {
            ConsumerRecords<byte[], byte[]> records = consumer.poll(POLL);
            for (ConsumerRecord<byte[], byte[]> record : records) {
                content.add(record.partition(), record.value());
            }
            if (!records.isEmpty()) {
                lastNews = System.nanoTime();
            } else if (System.nanoTime() - lastNews > PATIENCE.toNanos()) {
                throw new Failure(
                        ExitStatus.FAILED,
                        "topic "
                                + topic
                                + " cannot be read: no answer for "
                                + PATIENCE.toSeconds()
                                + "s");
            }
        }
        return content;
    }

    private boolean isThrough(Map<TopicPartition, Long> to) {
        return to.entrySet().stream()
                .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }
}
