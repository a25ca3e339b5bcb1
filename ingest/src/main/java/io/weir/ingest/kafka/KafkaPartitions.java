package io.weir.ingest.kafka;

import io.weir.ingest.train.Numbering;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainWriter;
import org.apache.kafka.common.utils.Utils;

/**
 * Where Kafka's default partitioner puts a flow key: the sensor must know before it writes a
 * train's number, and any other producer or reader can work it out from the record's key.
 */
public final class KafkaPartitions {

    private static final int USUAL_LENGTH = 64;

    private KafkaPartitions() {}

    /** The numbers of messages over so many partitions. */
    public static Numbering numbering(int partitions) {
        return new Numbering(partitions, key -> partitionOf(key, partitions));
    }

    static int partitionOf(FlowKey key, int partitions) {
        return partitions == 1 ? 0 : Utils.toPositive(Utils.murmur2(octets(key))) % partitions;
    }

    /** A flow key as the key of a record. */
    static byte[] octets(FlowKey key) {
        AvroWriter octets = new AvroWriter(USUAL_LENGTH);
        TrainWriter.writeKey(octets, key);
        return octets.toByteArray();
    }
}
