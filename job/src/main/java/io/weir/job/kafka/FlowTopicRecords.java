package io.weir.job.kafka;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.charset.StandardCharsets;
import org.apache.flink.connector.kafka.sink.KafkaRecordSerializationSchema;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Flow records as records of their topic: keyed by flow id, so that revisions stay in order. */
record FlowTopicRecords(String topic, FlowFormat format)
        implements KafkaRecordSerializationSchema<FlowRecord> {

    @Override
    public ProducerRecord<byte[], byte[]> serialize(
            FlowRecord flow, KafkaSinkContext context, Long timestamp) {
        return new ProducerRecord<>(
                topic,
                flow.required(FlowField.FLOW_ID).getBytes(StandardCharsets.US_ASCII),
                format.octets(flow));
    }
}
