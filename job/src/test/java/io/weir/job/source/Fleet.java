package io.weir.job.source;

import io.weir.job.flow.Domains;
import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.End;
import io.weir.schema.FlowKey;
import io.weir.schema.Heartbeat;
import io.weir.schema.MessageType;
import io.weir.schema.TrainHeader;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Utils;

/**
 * What a few sensors publish, made up from a seed: each a domain of its own, one four times as busy
 * as the next. Clocks are as tight as they can be: each promises exactly the next train.
 */
public final class Fleet {

    static final long START_US = 1_700_000_000_000_000L;

    /** Both are waited for: one may be heard long before the other. */
    static final Domains DOMAINS =
            new Domains(Map.of("north", List.of("north"), "south", List.of("south")));

    /**
     * A record of the topic.
     *
     * @param key null for heartbeats and END
     */
    public record Message(int partition, byte[] key, byte[] value) {}

    private static final long EPOCH = 7;
    private static final long DAY_US = 86_400_000_000L;
    private static final int BEAT_EVERY = 25;
    private static final int CONVERSATIONS = 40;
    private static final long LAST_WORD_US = 45_000_000;

    private final int partitions;
    private final List<Message> messages = new ArrayList<>();
    private final Random random;
    private int trains;
    private long endUs;
    private int beats;
    private int packets;
    private long epoch = EPOCH;
    private long dayUs = START_US;

    private Fleet(int partitions, long seed) {
        this.partitions = partitions;
        this.random = new Random(seed);
    }

    /** Two sensors; the second ends when the first has published half of its trains. */
    public static Fleet of(int partitions, int trains, long seed) {
        Fleet fleet = new Fleet(partitions, seed);
        fleet.play(trains * 4 / 5, trains / 5);
        return fleet;
    }

    /** And on the next day, behind its END, the first sensor again. */
    public static Fleet ofTwoDays(int partitions, int trainsADay, long seed) {
        Fleet fleet = new Fleet(partitions, seed);
        fleet.play(trainsADay * 4 / 5, trainsADay / 5);
        fleet.epoch++;
        fleet.dayUs += DAY_US;
        fleet.play(trainsADay, 0);
        return fleet;
    }

    private void play(int busyTrains, int calmTrains) {
        Sensor busy = new Sensor("north", busyTrains, 50_000);
        Sensor calm = new Sensor("south", calmTrains, 100_000);
        while (busy.left > 0 || calm.left > 0) {
            if (calm.left > 0 && (busy.left == 0 || calm.nextUs < busy.nextUs)) {
                calm.publish();
            } else {
                busy.publish();
            }
        }
    }

    /** In the order published. */
    public List<Message> messages() {
        return messages;
    }

    /** The clock of the last END. */
    long endUs() {
        return endUs;
    }

    public int trains() {
        return trains;
    }

    /** Heartbeats in one partition. */
    int beats() {
        return beats;
    }

    public int packets() {
        return packets;
    }

    /** What the source hands on besides trains. */
    public static boolean isFirstBeat(Message message) {
        return message.partition() == 0
                && MessageType.readHeader(
                                new AvroReader().reset(message.value(), 0, message.value().length))
                        == MessageType.HEARTBEAT;
    }

    /** A train of one packet into partition 0, from the only sensor of its domain. */
    public static Message train(String name, long sequence, long startUs, long clockUs) {
        return train(name, name, sequence, startUs, clockUs);
    }

    public static Message train(
            String domain, String sensor, long sequence, long startUs, long clockUs) {
        FlowKey key = key(domain, 40_000);
        TrainWriter train = new TrainWriter();
        train.add(packet(startUs, true));
        AvroWriter value = new AvroWriter(256);
        train.writeTo(
                value,
                key,
                new TrainHeader(sensor, EPOCH, sequence, clockUs, false, false, -1, null));
        return new Message(0, octets(key), value.toByteArray());
    }

    /** An END into partition 0. */
    public static Message end(String name, long sequence, long clockUs) {
        return end(name, name, sequence, clockUs);
    }

    static Message end(String domain, String sensor, long sequence, long clockUs) {
        AvroWriter value = new AvroWriter(64);
        new End(domain, sensor, EPOCH, sequence, clockUs).writeTo(value);
        return new Message(0, null, value.toByteArray());
    }

    private static FlowKey key(String domain, int port) {
        return new FlowKey(domain, 4, 0, 0x0a000001L, port, 0, 0xc0000201L, 53, 17);
    }

    private static byte[] octets(FlowKey key) {
        AvroWriter octets = new AvroWriter(64);
        TrainWriter.writeKey(octets, key);
        return octets.toByteArray();
    }

    private static TrainPacket packet(long timeUs, boolean fromA) {
        TrainPacket packet = new TrainPacket();
        packet.ruleTimeUs = timeUs;
        packet.captureTimeUs = timeUs;
        packet.fromA = fromA;
        packet.ipBytes = 60;
        packet.wireBytes = 74;
        packet.payloadBytes = 32;
        packet.ttl = 64;
        return packet;
    }

    private final class Sensor {
        private final String name;
        private final long stepUs;
        private final long[] sequence = new long[partitions];
        private int left;
        private long nextUs = dayUs;
        private long published;

        Sensor(String name, int trains, long stepUs) {
            this.name = name;
            this.left = trains;
            this.stepUs = stepUs;
        }

        void publish() {
            long startUs = nextUs;
            left--;
            nextUs += left == 0 ? LAST_WORD_US : stepUs * random.nextInt(20);
            train(startUs);
            if (left % BEAT_EVERY == 0) {
                beat();
            }
            if (left == 0) {
                end();
            }
        }

        private void train(long startUs) {
            FlowKey key = key(name, 40_000 + random.nextInt(CONVERSATIONS));
            TrainWriter train = new TrainWriter();
            int size = 1 + random.nextInt(3);
            for (int i = 0; i < size; i++) {
                train.add(packet(startUs + i * 1000L, random.nextBoolean()));
            }
            byte[] octets = octets(key);
            int partition = Utils.toPositive(Utils.murmur2(octets)) % partitions;
            AvroWriter value = new AvroWriter(256);
            train.writeTo(
                    value,
                    key,
                    new TrainHeader(
                            name, epoch, sequence[partition]++, nextUs, false, false, -1, null));
            messages.add(new Message(partition, octets, value.toByteArray()));
            trains++;
            packets += size;
            published += size;
        }

        private void beat() {
            beats++;
            for (int partition = 0; partition < partitions; partition++) {
                AvroWriter value = new AvroWriter(256);
                new Heartbeat(
                                name,
                                name,
                                epoch,
                                sequence[partition]++,
                                nextUs,
                                published,
                                published,
                                0,
                                new TreeMap<>(),
                                0,
                                new TreeMap<>(),
                                0)
                        .writeTo(value);
                messages.add(new Message(partition, null, value.toByteArray()));
            }
        }

        private void end() {
            endUs = Math.max(endUs, nextUs);
            for (int partition = 0; partition < partitions; partition++) {
                AvroWriter value = new AvroWriter(64);
                new End(name, name, epoch, sequence[partition]++, nextUs).writeTo(value);
                messages.add(new Message(partition, null, value.toByteArray()));
            }
        }
    }
}
