package io.weir.job.kafka;

import io.weir.job.stream.RefusedMessage;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;

/**
 * Refused messages as records of their topic: key and value as they were read, and in headers why
 * and from where. Topic, partition and offset name a message, so that who reads one twice can tell.
 */
record RefusedRecords(String topic) implements KafkaRecordSerializationSchema<RefusedMessage> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            RefusedMessage refused, KafkaSinkContext context, Long timestamp) {
        ProducerRecord<byte[], byte[]> kafka =
                new ProducerRecord<>(topic, refused.key(), refused.value());
        Headers headers = kafka.headers();
        headers.add("weir.reason", octets(refused.reason().text()));
        headers.add("weir.detail", octets(refused.detail()));
        headers.add("weir.topic", octets(refused.topic()));
        headers.add("weir.partition", octets(Integer.toString(refused.partition())));
        headers.add("weir.offset", octets(Long.toString(refused.offset())));
        return kafka;
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
