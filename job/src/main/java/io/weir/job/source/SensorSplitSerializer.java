package io.weir.job.source;

import java.io.IOException;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplit;
import org.apache.flink.connector.kafka.source.split.KafkaPartitionSplitSerializer;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * Splits in checkpoints. Version 1: version, length and bytes of Kafka's split, then length and
 * bytes of the clocks, whose own version stands in them.
 */
final class SensorSplitSerializer implements SimpleVersionedSerializer<KafkaPartitionSplit> {

    private static final int VERSION = 1;
    private static final int USUAL_LENGTH = 256;

    private final KafkaPartitionSplitSerializer kafka = new KafkaPartitionSplitSerializer();

    @Override
    public int getVersion() {
        return VERSION;
    }

    @Override
    public byte[] serialize(KafkaPartitionSplit split) throws IOException {
        byte[] plain = kafka.serialize(split);
        byte[] clocks = SensorSplit.clocks(split);
        DataOutputSerializer out = new DataOutputSerializer(USUAL_LENGTH);
        out.writeInt(kafka.getVersion());
        out.writeInt(plain.length);
        out.write(plain);
        out.writeInt(clocks.length);
        out.write(clocks);
        return out.getCopyOfBuffer();
    }

    @Override
    public KafkaPartitionSplit deserialize(int version, byte[] bytes) throws IOException {
        if (version != VERSION) {
            throw new IOException("sensor split of unknown version " + version);
        }
        DataInputDeserializer in = new DataInputDeserializer(bytes);
        int kafkaVersion = in.readInt();
        KafkaPartitionSplit plain = kafka.deserialize(kafkaVersion, read(in));
        return new SensorSplit(plain, read(in));
    }

    private static byte[] read(DataInputDeserializer in) throws IOException {
        byte[] part = new byte[in.readInt()];
        in.readFully(part);
        return part;
    }
}
