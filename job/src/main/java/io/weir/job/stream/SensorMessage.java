package io.weir.job.stream;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.Heartbeat;
import io.weir.schema.MalformedTrainException;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import org.jspecify.annotations.Nullable;

/**
 * A message of a sensor on its way through the job: a train, whose octets stay as they are until
 * its flow reads them, or a heartbeat or END.
 *
 * @param axis which axis of rule time it belongs to, see {@link StreamTime}; 0 wherever there is
 *     just one
 * @param type which message the octets hold
 * @param key the conversation of a train; null for every other message
 * @param bytes the message in single-object encoding
 */
public record SensorMessage(int axis, MessageType type, @Nullable FlowKey key, byte[] bytes)
        implements SourceMessage {

    private static final int USUAL_HEARTBEAT = 256;

    public static SensorMessage train(int axis, FlowKey key, byte[] bytes) {
        return new SensorMessage(axis, MessageType.PACKET_TRAIN, key, bytes);
    }

    public static SensorMessage heartbeat(int axis, Heartbeat heartbeat) {
        AvroWriter bytes = new AvroWriter(USUAL_HEARTBEAT);
        heartbeat.writeTo(bytes);
        return new SensorMessage(axis, MessageType.HEARTBEAT, null, bytes.toByteArray());
    }

    /** A heartbeat as it was read. */
    public static SensorMessage heartbeat(byte[] bytes) {
        return new SensorMessage(0, MessageType.HEARTBEAT, null, bytes);
    }

    /** What a heartbeat says. */
    public Heartbeat heartbeat() {
        return Heartbeat.readFrom(new AvroReader().reset(bytes, 0, bytes.length));
    }

    /** The key of a train: where it goes. */
    public FlowKey flowKey() {
        if (key == null) {
            throw new IllegalStateException("a " + type + " belongs to no flow");
        }
        return key;
    }

    /**
     * Reads type and key of a message; {@code trains} is scratch space of the caller.
     *
     * @throws MalformedTrainException when the octets start as no message known here
     */
    static SensorMessage of(int axis, byte[] bytes, TrainReader trains) {
        AvroReader header = new AvroReader().reset(bytes, 0, bytes.length);
        MessageType type = MessageType.readHeader(header);
        if (type == null) {
            throw header.malformed("not a message of a version known here");
        }
        FlowKey key =
                type == MessageType.PACKET_TRAIN ? trains.readKeyOf(bytes, 0, bytes.length) : null;
        return new SensorMessage(axis, type, key, bytes);
    }
}
