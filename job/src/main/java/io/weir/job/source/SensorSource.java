package io.weir.job.source;

import io.weir.job.stream.SourceMessage;
import java.util.Properties;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.KafkaSourceBuilder;
import org.apache.flink.connector.kafka.source.enumerator.KafkaSourceEnumState;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * The messages of a topic of sensors. Kafka's source reads; this one stands around it, keeps the
 * sensors' clocks with the splits and makes event time of them, drops what was heard before, and
 * refuses what is no sensor's message.
 *
 * <p>Its subtasks must not be more than the topic has partitions: one without a partition would
 * hold event time for ever.
 */
public final class SensorSource
        implements Source<SourceMessage, KafkaPartitionSplit, KafkaSourceEnumState> {

    private static final long serialVersionUID = 1L;

    private final KafkaSource<ConsumerRecord<byte[], byte[]>> kafka;
    private final SensorSettings settings;

    private SensorSource(
            KafkaSource<ConsumerRecord<byte[], byte[]>> kafka, SensorSettings settings) {
        this.kafka = kafka;
        this.settings = settings;
    }

    /**
     * @param client settings of the Kafka consumer, servers and group among them
     */
    public static SensorSource of(String topic, Properties client, SensorSettings settings) {
        KafkaSourceBuilder<ConsumerRecord<byte[], byte[]>> kafka =
                KafkaSource.<ConsumerRecord<byte[], byte[]>>builder()
                        .setProperties(client)
                        .setTopics(topic)
                        .setStartingOffsets(OffsetsInitializer.earliest())
                        .setDeserializer(new RecordAsItIs());
        if (settings.replay()) {
            kafka.setBounded(new FirstLook());
        }
        return new SensorSource(kafka.build(), settings);
    }

    @Override
    public Boundedness getBoundedness() {
        return kafka.getBoundedness();
    }

    @Override
    public SourceReader<SourceMessage, KafkaPartitionSplit> createReader(
            SourceReaderContext context) throws Exception {
        return new SensorReader(kafka.createReader(context), settings, context.metricGroup());
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> createEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context) {
        return kafka.createEnumerator(context);
    }

    @Override
    public SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restoreEnumerator(
            SplitEnumeratorContext<KafkaPartitionSplit> context, KafkaSourceEnumState state)
            throws Exception {
        SplitEnumerator<KafkaPartitionSplit, KafkaSourceEnumState> restored =
                kafka.restoreEnumerator(context, state);
        return settings.replay() && state.initialDiscoveryFinished()
                ? new RestoredEnumerator(restored, context)
                : restored;
    }

    @Override
    public SimpleVersionedSerializer<KafkaPartitionSplit> getSplitSerializer() {
        return new SensorSplitSerializer();
    }

    @Override
    public SimpleVersionedSerializer<KafkaSourceEnumState> getEnumeratorCheckpointSerializer() {
        return kafka.getEnumeratorCheckpointSerializer();
    }
}
