package io.weir.cli.feed;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.schema.AvroReader;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the topic of finished flows as any program may: committed records only, from the start. */
public final class FlowFeed implements AutoCloseable {

    private static final Duration WAIT = Duration.ofMillis(200);

    private final String topic;
    private final TopicReader reader;

    private FlowFeed(String topic, TopicReader reader) {
        this.topic = topic;
        this.reader = reader;
    }

    /** What has come, and the partition that it came from. */
    public record Arrival(int partition, FlowRecord flow) {}

    /**
     * @param clientId as which Kafka knows this reader
     * @throws Failure when there is no such topic, or Kafka does not let us read it
     */
    public static FlowFeed open(KafkaSettings kafka, String topic, String clientId) throws Failure {
        return new FlowFeed(topic, TopicReader.open(kafka, topic, clientId, true));
    }

    /** What must go on being true while one waits. */
    public interface Hope {
        void check() throws Failure;
    }

    /** Waits until the topic is made, while there is hope. */
    public static void awaitTopic(KafkaSettings kafka, String topic, String clientId, Hope hope)
            throws Failure, InterruptedException {
        try (Consumer<byte[], byte[]> consumer = kafka.newConsumer(clientId)) {
            while (!consumer.listTopics().containsKey(topic)) {
                hope.check();
                Thread.sleep(WAIT.toMillis());
            }
        }
    }

    /** The place in the topic, for those who want to know how far this is. */
    public TopicReader reader() {
        return reader;
    }

    /**
     * The flows that were committed since the last call, after a short wait for some.
     *
     * @throws Failure when something else than a flow record in Avro comes
     */
    public List<Arrival> poll() throws Failure {
        List<Arrival> flows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> message : reader.poll()) {
            flows.add(new Arrival(message.partition(), read(message)));
        }
        return flows;
    }

    private FlowRecord read(ConsumerRecord<byte[], byte[]> message) throws Failure {
        byte[] value = message.value();
        AvroReader octets = new AvroReader();
        if (value == null
                || MessageType.readHeader(octets.reset(value, 0, value.length))
                        != MessageType.FLOW_RECORD) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "topic %s, partition %d, offset %d: expected a flow record in Avro, found something else (flows in JSON cannot be read here)"
                            .formatted(topic, message.partition(), message.offset()));
        }
        return FlowRecordCodec.read(octets);
    }

    /** True when all that is committed by now has been read. */
    public boolean isAtEnd() {
        return reader.isAtEnd();
    }

    @Override
    public void close() {
        reader.close();
    }
}
