package io.weir.ingest.kafka;

import io.weir.ingest.train.FinishedTrain;
import io.weir.schema.AvroWriter;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import org.jspecify.annotations.Nullable;

/**
 * A message of a sensor on its way to one partition.
 *
 * @param sequence its number among the messages of that partition
 * @param key the octets of a train's flow key; null for heartbeats and ENDs
 * @param value the message in single-object encoding
 * @param packets how many packets are in it
 */
public record WireMessage(
        int partition, long sequence, byte @Nullable [] key, byte[] value, int packets) {

    private static final int USUAL_LENGTH = 256;

    /** Octets of key and value. */
    int bytes() {
        return value.length + (key == null ? 0 : key.length);
    }

    public static WireMessage train(FinishedTrain train) {
        return new WireMessage(
                train.partition(),
                train.sequence(),
                KafkaPartitions.octets(train.key()),
                train.message(),
                train.packets());
    }

    public static WireMessage heartbeat(int partition, Heartbeat heartbeat) {
        AvroWriter value = new AvroWriter(USUAL_LENGTH);
        heartbeat.writeTo(value);
        return new WireMessage(partition, heartbeat.sequence(), null, value.toByteArray(), 0);
    }

    public static WireMessage end(int partition, End end) {
        AvroWriter value = new AvroWriter(USUAL_LENGTH);
        end.writeTo(value);
        return new WireMessage(partition, end.sequence(), null, value.toByteArray(), 0);
    }
}
