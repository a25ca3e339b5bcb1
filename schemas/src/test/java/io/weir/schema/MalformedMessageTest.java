package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * What no writer of ours wrote: whatever the octets are, a reader throws {@link
 * MalformedTrainException} and nothing else.
 */
class MalformedMessageTest {

    private static final int MUTATIONS = 200_000;

    /** Reads a whole message. */
    private interface Reading {
        void read(byte[] message);
    }

    @Test
    void refusesEveryTrainThatIsCut() {
        Seeded.run(
                random -> {
                    byte[] message = new RandomTrains(random).next(40).write();
                    for (int length = 0; length < message.length; length++) {
                        byte[] cut = Arrays.copyOf(message, length);
                        assertThatThrownBy(() -> check(cut))
                                .isInstanceOf(MalformedTrainException.class);
                    }
                });
    }

    @Test
    void readsEveryMutatedTrainThatTheCheckAccepts() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    int accepted = 0;
                    byte[] original = new byte[0];
                    for (int i = 0; i < MUTATIONS; i++) {
                        if (i % 500 == 0) {
                            original = trains.next(1 + random.nextInt(8)).write();
                        }
                        byte[] mutated = mutate(original, random);
                        boolean hasKey = hasKey(mutated);
                        if (isAccepted(mutated)) {
                            accepted++;
                            Train train = Train.read(mutated);
                            assertThat(hasKey && isSound(train)).as("%s", train).isTrue();
                        }
                    }
                    assertThat(accepted).isPositive();
                });
    }

    @Test
    void refusesOtherMutatedMessagesWithoutAnyOtherException() {
        Seeded.run(
                random -> {
                    RandomRecords records = new RandomRecords(random);
                    AvroWriter heartbeat = new AvroWriter(1);
                    records.heartbeat().writeTo(heartbeat);
                    AvroWriter end = new AvroWriter(1);
                    records.end().writeTo(end);
                    AvroWriter flow = new AvroWriter(1);
                    FlowRecordCodec.write(records.flow(), flow);

                    mutateAndRead(heartbeat, random, bytes -> Heartbeat.readFrom(readerOf(bytes)));
                    mutateAndRead(end, random, bytes -> End.readFrom(readerOf(bytes)));
                    mutateAndRead(flow, random, bytes -> FlowRecordCodec.read(readerOf(bytes)));
                });
    }

    @Test
    void setsNoSpaceAsideForCountsAndLengthsThatCannotBe() {
        for (long lie : List.of(1L << 20, 1L << 31, 1L << 40, Long.MAX_VALUE, Long.MIN_VALUE)) {
            AvroWriter number = new AvroWriter(10);
            number.writeLong(lie);
            byte[] bytes = number.toByteArray();

            assertThatThrownBy(() -> readerOf(bytes).readLength())
                    .isInstanceOf(MalformedTrainException.class);
            assertThatThrownBy(() -> readerOf(bytes).readString())
                    .isInstanceOf(MalformedTrainException.class);
            assertThatThrownBy(() -> readerOf(bytes).readBlock())
                    .isInstanceOf(MalformedTrainException.class);
        }
    }

    @Test
    void saysWhatIsWrongAndWhere() {
        byte[] message = new RandomTrains(new SplittableRandom(1)).next(3).write();
        byte[] cut = Arrays.copyOf(message, message.length - 1);

        assertThatThrownBy(() -> check(cut)).hasMessageContaining("at octet ");
    }

    private static void mutateAndRead(AvroWriter written, SplittableRandom random, Reading body) {
        byte[] original = written.toByteArray();
        int refusals = 0;
        for (int i = 0; i < MUTATIONS / 4; i++) {
            try {
                body.read(mutate(original, random));
            } catch (MalformedTrainException e) {
                refusals++;
            }
        }
        assertThat(refusals).isPositive();
    }

    private static byte[] mutate(byte[] original, SplittableRandom random) {
        byte[] bytes = original.clone();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt();
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes[at] = (byte) (random.nextBoolean() ? 0xff : 0x80);
                default -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
            }
        }
        return bytes;
    }

    private static boolean isAccepted(byte[] message) {
        try {
            check(message);
            return true;
        } catch (MalformedTrainException e) {
            return false;
        }
    }

    private static void check(byte[] message) {
        new TrainReader().check(message, 0, message.length);
    }

    /** What everyone behind the check relies on. */
    private static boolean isSound(Train train) {
        long before = Long.MIN_VALUE;
        for (PacketValues packet : train.packets()) {
            if (packet.ruleTimeUs() < before) {
                return false;
            }
            before = packet.ruleTimeUs();
        }
        FlowKey key = train.key();
        return !train.packets().isEmpty()
                && train.packets().size() <= 512
                && isPort(key.aPort())
                && isPort(key.bPort())
                && key.protocol() >= 0
                && key.protocol() <= 255;
    }

    private static boolean isPort(int number) {
        return number >= 0 && number <= 65_535;
    }

    private static boolean hasKey(byte[] message) {
        try {
            new TrainReader().readKeyOf(message, 0, message.length);
            return true;
        } catch (MalformedTrainException e) {
            return false;
        }
    }

    private static AvroReader readerOf(byte[] bytes) {
        return new AvroReader().reset(bytes, 0, bytes.length);
    }
}
