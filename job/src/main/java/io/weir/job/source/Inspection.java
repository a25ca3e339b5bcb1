package io.weir.job.source;

import io.weir.job.clock.SensorMark;
import io.weir.job.stream.Refusal;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.AvroReader;
import io.weir.schema.End;
import io.weir.schema.FlowKey;
import io.weir.schema.Heartbeat;
import io.weir.schema.MalformedTrainException;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The one look at a message before it is let in: whole structure, key, clock. What passes can be
 * read later without a check. One holder, filled anew for each message.
 */
final class Inspection {

    /** Names travel as keys of streams, whose layout takes 65,535 octets. */
    private static final int LONGEST_NAME = 4096;

    private static final long HOUR_US = 3_600_000_000L;

    private final boolean replay;
    private final AvroReader in = new AvroReader();
    private final TrainReader trains = new TrainReader();
    private final SensorMark mark = new SensorMark();
    private @Nullable SensorMessage message;
    private String detail = "";
    private int packets;
    private long startUs;

    Inspection(boolean replay) {
        this.replay = replay;
    }

    /**
     * Looks at a message.
     *
     * @return null when it may be let in as far as it can tell by itself
     */
    @Nullable Refusal of(ConsumerRecord<byte[], byte[]> kafka) {
        message = null;
        packets = 0;
        byte[] value = kafka.value();
        if (value == null) {
            return refuse(Refusal.EMPTY, "a record without a value");
        }
        MessageType type = MessageType.readHeader(in.reset(value, 0, value.length));
        if (type == null || type == MessageType.FLOW_RECORD) {
            return refuse(Refusal.UNKNOWN_SCHEMA, "no message of a sensor that is known here");
        }
        try {
            Refusal refusal =
                    type == MessageType.PACKET_TRAIN
                            ? train(kafka.key(), value)
                            : sign(type, value);
            return refusal == null ? names() : refusal;
        } catch (MalformedTrainException e) {
            return refuse(Refusal.MALFORMED, e.getMessage());
        } finally {
            mark.clockTrusted = replay || isPlausible(kafka);
        }
    }

    private @Nullable Refusal train(byte @Nullable [] kafkaKey, byte[] value) {
        packets = trains.check(value, 0, value.length);
        trains.reset(value, 0, value.length);
        FlowKey key = trains.key();
        mark.domain = key.domain();
        mark.sensor = trains.sensor();
        mark.epoch = trains.epoch();
        mark.sequence = trains.sequence();
        mark.clockUs = trains.clockUs();
        mark.end = false;
        startUs = trains.startUs();
        message = SensorMessage.train(0, key, value);
        int from = MessageType.HEADER_LENGTH;
        return kafkaKey != null
                        && Arrays.equals(
                                value,
                                from,
                                from + trains.keyLength(),
                                kafkaKey,
                                0,
                                kafkaKey.length)
                ? null
                : refuse(Refusal.WRONG_KEY, "the record's key is not that of its train");
    }

    /** A heartbeat or END: nothing else has passed. */
    private @Nullable Refusal sign(MessageType type, byte[] value) {
        in.reset(value, 0, value.length);
        if (type == MessageType.HEARTBEAT) {
            Heartbeat beat = Heartbeat.readFrom(in);
            mark(beat.domain(), beat.sensor(), beat.epoch(), beat.sequence(), beat.clockUs());
            message = SensorMessage.heartbeat(value);
        } else {
            End end = End.readFrom(in);
            mark(end.domain(), end.sensor(), end.epoch(), end.sequence(), end.clockUs());
        }
        mark.end = type == MessageType.END;
        return null;
    }

    private void mark(String domain, String sensor, long epoch, long sequence, long clockUs) {
        mark.domain = domain;
        mark.sensor = sensor;
        mark.epoch = epoch;
        mark.sequence = sequence;
        mark.clockUs = clockUs;
    }

    private @Nullable Refusal names() {
        if (mark.domain.length() <= LONGEST_NAME && mark.sensor.length() <= LONGEST_NAME) {
            return null;
        }
        packets = 0;
        return refuse(
                Refusal.MALFORMED,
                "a domain or sensor has a name of more than " + LONGEST_NAME + " letters");
    }

    private boolean isPlausible(ConsumerRecord<byte[], byte[]> kafka) {
        return kafka.timestamp() < 0 || mark.clockUs <= kafka.timestamp() * 1000 + HOUR_US;
    }

    Refusal refuse(Refusal why, @Nullable String what) {
        detail = what == null ? "" : what;
        return why;
    }

    /** What was wrong, for people; only after a refusal. */
    String detail() {
        return detail;
    }

    SensorMark mark() {
        return mark;
    }

    /** A train or heartbeat that may be let in; null for an END. */
    @Nullable SensorMessage message() {
        return message;
    }

    boolean isTrain() {
        return packets > 0;
    }

    /** Packets of the train, or 0. */
    int packets() {
        return packets;
    }

    /** Rule time of a train's first packet. */
    long startUs() {
        return startUs;
    }
}
