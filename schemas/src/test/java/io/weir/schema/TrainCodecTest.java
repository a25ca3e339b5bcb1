package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The hand-written train codec against Avro's generic one. */
class TrainCodecTest {

    private static final int TRAINS = 2_000;

    private final AvroReference avro = new AvroReference(MessageType.PACKET_TRAIN);
    private final GenericTrain generic = new GenericTrain(avro.schema());

    @Test
    void givesBackWhatWasWritten() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    for (int i = 0; i < TRAINS; i++) {
                        Train train = trains.next();
                        assertThat(Train.read(train.write())).isEqualTo(train);
                    }
                });
    }

    @Test
    void writesWhatAvroReads() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    for (int i = 0; i < TRAINS; i++) {
                        Train train = trains.next();
                        assertThat(avro.readMessage(train.write()))
                                .isEqualTo(avro.readMessage(avroBytes(train, false)));
                    }
                });
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void readsWhatAvroWritesInOneBlockAndInMany(boolean blocking) {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    for (int i = 0; i < TRAINS; i++) {
                        Train train = trains.next();
                        byte[] message = avroBytes(train, blocking);
                        assertThat(Train.read(message)).isEqualTo(train);
                        assertThat(Train.read(message).write()).isEqualTo(train.write());
                        assertThat(new TrainReader().check(message, 0, message.length))
                                .isEqualTo(train.packets().size());
                    }
                });
    }

    @Test
    void readsTheKeyAloneAndAnywhereInABuffer() {
        Seeded.run(
                random -> {
                    Train train = new RandomTrains(random).next();
                    byte[] message = train.write();
                    byte[] buffer = new byte[message.length + 20];
                    System.arraycopy(message, 0, buffer, 7, message.length);
                    TrainReader reader = new TrainReader();

                    assertThat(reader.readKeyOf(buffer, 7, message.length)).isEqualTo(train.key());
                    assertThat(reader.check(buffer, 7, message.length))
                            .isEqualTo(train.packets().size());
                });
    }

    @Test
    void carriesNothingFromOneTrainIntoTheNext() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    TrainWriter writer = new TrainWriter();
                    TrainReader reader = new TrainReader();
                    for (int i = 0; i < 200; i++) {
                        Train train = trains.next();
                        writer.clear();
                        train.packets().forEach(packet -> writer.add(packet.toPacket()));
                        AvroWriter out = new AvroWriter(1);
                        writer.writeTo(out, train.key(), train.header());

                        assertThat(out.toByteArray()).isEqualTo(train.write());
                        reader.reset(out.array(), 0, out.length());
                        assertThat(reader.key()).isEqualTo(train.key());
                        assertThat(PacketValues.readAll(reader)).isEqualTo(train.packets());
                    }
                });
    }

    @Test
    void refusesATrainWithoutPacketsAndOneOfMoreThan512() {
        Seeded.run(
                random -> {
                    RandomTrains trains = new RandomTrains(random);
                    byte[] empty = emptyTrain(trains.next());
                    byte[] tooLong = trains.next(513).write();

                    assertThatThrownBy(() -> new TrainReader().check(empty, 0, empty.length))
                            .isInstanceOf(MalformedTrainException.class)
                            .hasMessageContaining("without packets");
                    assertThatThrownBy(() -> new TrainReader().check(tooLong, 0, tooLong.length))
                            .isInstanceOf(MalformedTrainException.class)
                            .hasMessageContaining("more than 512");
                });
    }

    private byte[] avroBytes(Train train, boolean blocking) throws Exception {
        return avro.writeMessage(generic.toGeneric(train), blocking);
    }

    private static byte[] emptyTrain(Train like) {
        AvroWriter out = new AvroWriter(16);
        new TrainWriter().writeTo(out, like.key(), like.header());
        return out.toByteArray();
    }
}
