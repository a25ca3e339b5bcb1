package io.weir.job.kafka;

import io.weir.job.stream.RefusedMessage;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Refused messages as records of their topic: key and value as they were read, and in headers why
 * and from where. Topic, partition and offset name a message, so that who reads one twice can tell.
 *
 * <p>Of a large key or value there is only the head, with length and SHA-256 of the whole in
 * headers: a broker takes by its compressed size what a producer refuses by its real one, and a
 * record that can never be sent would make the job start again for ever.
 */
record RefusedRecords(String topic) implements KafkaRecordSerializationSchema<RefusedMessage> {

    /** Key and value together stay well below the 1 MB that a producer takes by default. */
    private static final int LONGEST_WHOLE = 256 << 10;

    private static final int HEAD = 64 << 10;

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            RefusedMessage refused, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> kafka =
                new ProducerRecord<>(topic, head(refused.key()), head(refused.value()));
        Headers headers = kafka.headers();
        headers.add("weir.reason", octets(refused.reason().text()));
        headers.add("weir.detail", octets(refused.detail()));
        headers.add("weir.topic", octets(refused.topic()));
        headers.add("weir.partition", octets(Integer.toString(refused.partition())));
        headers.add("weir.offset", octets(Long.toString(refused.offset())));
        describe(refused.value(), "weir.", headers);
        describe(refused.key(), "weir.key.", headers);
        return kafka;
    }

    private static boolean isWhole(byte @Nullable [] part) {
        return part == null || part.length <= LONGEST_WHOLE;
    }

    private static byte @Nullable [] head(byte @Nullable [] part) {
        return part == null || isWhole(part) ? part : Arrays.copyOf(part, HEAD);
    }

    private static void describe(byte @Nullable [] part, String prefix, Headers headers) {
        if (part != null && !isWhole(part)) {
            headers.add(prefix + "truncated", octets(Integer.toString(part.length)));
            headers.add(prefix + "sha256", octets(sha256(part)));
        }
    }

    private static String sha256(byte[] part) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(part));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
