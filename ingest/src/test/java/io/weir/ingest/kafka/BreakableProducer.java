package io.weir.ingest.kafka;

import java.time.Duration;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fails as an idempotent KafkaProducer does once it is in an error state: a record is put into the
 * queue, and then the call throws.
 */
final class BreakableProducer extends MockProducer<byte[], byte[]> {

    private @Nullable KafkaException broken;
    private boolean queuesWhenBroken = true;

    BreakableProducer() {
        super(false, null, new ByteArraySerializer(), new ByteArraySerializer());
    }

    void breakDown() {
        broken =
                new KafkaException(
                        "Cannot execute transactional method because we are in an error state",
                        new ClusterAuthorizationException("not allowed"));
    }

    /** It throws before it puts the record into the queue. */
    void breakDownAtOnce() {
        breakDown();
        queuesWhenBroken = false;
    }

    @Override
    public synchronized Future<RecordMetadata> send(
            ProducerRecord<byte[], byte[]> record, Callback callback) {
        if (broken != null && !queuesWhenBroken) {
            throw broken;
        }
        Future<RecordMetadata> future = super.send(record, callback);
        if (broken != null) {
            throw broken;
        }
        return future;
    }

    @Override
    public void close(Duration timeout) {
        while (errorNext(new KafkaException("Producer is closed forcefully."))) {
            // The next one.
        }
        super.close(timeout);
    }
}
