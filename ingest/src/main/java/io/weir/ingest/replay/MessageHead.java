package io.weir.ingest.replay;

import io.weir.schema.AvroReader;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import io.weir.schema.MalformedTrainException;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import org.jspecify.annotations.Nullable;

/**
 * What every message of a sensor says.
 *
 * @param sequence its number in its partition
 * @param clockUs the sensor's promise, µs since the epoch
 * @param end it is the last one
 */
record MessageHead(StreamId stream, long sequence, long clockUs, boolean end) {

    /** Null when the octets are no message of a sensor that is known here. */
    static @Nullable MessageHead read(byte @Nullable [] value) {
        if (value == null) {
            return null;
        }
        MessageType type = MessageType.readHeader(reader(value));
        if (type == null) {
            return null;
        }
        try {
            return switch (type) {
                case PACKET_TRAIN -> train(value);
                case HEARTBEAT -> heartbeat(Heartbeat.readFrom(reader(value)));
                case END -> end(End.readFrom(reader(value)));
                case FLOW_RECORD -> null;
            };
        } catch (MalformedTrainException e) {
            return null;
        }
    }

    private static MessageHead train(byte[] value) {
        TrainReader train = new TrainReader().reset(value, 0, value.length);
        return new MessageHead(
                new StreamId(train.key().domain(), train.sensor(), train.epoch()),
                train.sequence(),
                train.clockUs(),
                false);
    }

    private static MessageHead heartbeat(Heartbeat beat) {
        return new MessageHead(
                new StreamId(beat.domain(), beat.sensor(), beat.epoch()),
                beat.sequence(),
                beat.clockUs(),
                false);
    }

    private static MessageHead end(End end) {
        return new MessageHead(
                new StreamId(end.domain(), end.sensor(), end.epoch()),
                end.sequence(),
                end.clockUs(),
                true);
    }

    private static AvroReader reader(byte[] value) {
        return new AvroReader().reset(value, 0, value.length);
    }
}
