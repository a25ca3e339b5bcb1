package io.weir.ingest.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Packet;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TrainerTest {

    private static final Provenance ARCHIVE = new Provenance("campus", Provenance.ARCHIVE, 0);

    private final List<byte[]> trains = new ArrayList<>();
    private final TrainReader reader = new TrainReader();

    @Test
    void gathersBothDirectionsOfAConversationIntoOneTrain() {
        Trainer trainer = trainer(TrainLimits.ARCHIVE);

        trainer.add(packet(100, 1, 2));
        trainer.add(packet(200, 2, 1));
        trainer.flush();

        assertThat(trains).hasSize(1);
        reader.reset(trains.get(0), 0, trains.get(0).length);
        assertThat(reader.key()).isEqualTo(new FlowKey("campus", 4, 0, 1, 80, 0, 2, 80, 17));
        assertThat(reader.next()).isTrue();
        assertThat(reader.packet().fromA).isTrue();
        assertThat(reader.next()).isTrue();
        assertThat(reader.packet().fromA).isFalse();
        assertThat(reader.next()).isFalse();
    }

    @Test
    void closesATrainOnlyBeyondItsWindow() {
        Trainer trainer = trainer(new TrainLimits(1000, 512, 10));

        trainer.add(packet(0, 1, 2));
        trainer.add(packet(1000, 1, 2));
        assertThat(trains).isEmpty();
        trainer.add(packet(1001, 3, 4));

        assertThat(trains).hasSize(1);
    }

    @Test
    void closesAFullTrain() {
        Trainer trainer = trainer(new TrainLimits(1000, 2, 10));

        trainer.add(packet(0, 1, 2));
        trainer.add(packet(0, 1, 2));

        assertThat(trains).hasSize(1);
    }

    @Test
    void closesTheTrainOpenedFirstWhenTooManyAreOpen() {
        Trainer trainer = trainer(new TrainLimits(1000, 512, 2));

        trainer.add(packet(0, 1, 2));
        trainer.add(packet(1, 3, 4));
        trainer.add(packet(2, 5, 6));

        assertThat(trains).hasSize(1);
        assertThat(reader.reset(trains.get(0), 0, trains.get(0).length).key().aLow()).isEqualTo(1);
        assertThat(trainer.earliestOpenUs()).isEqualTo(1);
    }

    @Test
    void startsANewTrainWhenPacketsComeAnotherWayIn() {
        Trainer trainer = trainer(TrainLimits.ARCHIVE);

        trainer.add(packet(0, 1, 2));
        Packet tagged = packet(1, 1, 2);
        tagged.vlanId = 7;
        trainer.add(tagged);
        trainer.flush();

        assertThat(trains).hasSize(2);
        assertThat(reader.reset(trains.get(1), 0, trains.get(1).length).vlanId()).isEqualTo(7);
    }

    @Test
    void keepsItsClockPromiseAndEveryPacketInOrder() {
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        Map<FlowKey, Long> lastOf = new HashMap<>();
        long[] promised = {Long.MIN_VALUE};
        long[] seen = {0};
        Trainer trainer =
                new Trainer(
                        ARCHIVE,
                        LocalNetworks.NONE,
                        new TrainLimits(50, 5, 8),
                        Numbering.undivided(),
                        train -> {
                            FlowKey key = train.key();
                            byte[] message = train.message();
                            int packets = reader.check(message, 0, message.length);
                            reader.reset(message, 0, message.length);
                            assertThat(reader.startUs())
                                    .as("seed %d", seed)
                                    .isGreaterThanOrEqualTo(promised[0]);
                            assertThat(reader.clockUs())
                                    .as("seed %d", seed)
                                    .isGreaterThanOrEqualTo(promised[0]);
                            promised[0] = reader.clockUs();
                            while (reader.next()) {
                                long before = lastOf.getOrDefault(key, -1L);
                                // The capture time carries the packet's number here.
                                assertThat(reader.packet().captureTimeUs)
                                        .as("seed %d", seed)
                                        .isGreaterThan(before);
                                lastOf.put(key, reader.packet().captureTimeUs);
                            }
                            seen[0] += packets;
                        });
        long now = 0;
        for (int i = 0; i < 20_000; i++) {
            now += random.nextInt(20);
            Packet packet = packet(now, 1 + random.nextInt(4), 1 + random.nextInt(4));
            packet.fields.captureTimeUs = i;
            trainer.add(packet);
            assertThat(trainer.earliestOpenUs())
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(promised[0]);
        }
        trainer.flush();

        assertThat(seen[0]).isEqualTo(20_000);
    }

    private Trainer trainer(TrainLimits limits) {
        return new Trainer(
                ARCHIVE,
                LocalNetworks.NONE,
                limits,
                Numbering.undivided(),
                train -> trains.add(train.message()));
    }

    private static Packet packet(long timeUs, long source, long destination) {
        Packet packet = new Packet();
        packet.ipVersion = 4;
        packet.protocol = 17;
        packet.sourceLow = source;
        packet.destinationLow = destination;
        packet.sourcePort = 80;
        packet.destinationPort = 80;
        packet.vlanId = -1;
        packet.fields.ruleTimeUs = timeUs;
        packet.fields.captureTimeUs = timeUs;
        return packet;
    }
}
