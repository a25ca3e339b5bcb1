package io.weir.ingest.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Frame;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SensorStreamTest {

    private static final int RAW_IP = 101;

    private final List<byte[]> trains = new ArrayList<>();
    private final List<Long> numbers = new ArrayList<>();
    private final SensorStream stream =
            new SensorStream(
                    new Provenance("lab", Provenance.ARCHIVE, 0),
                    LocalNetworks.NONE,
                    TrainLimits.ARCHIVE,
                    train -> trains.add(train.message()));

    @Test
    void movesItsClockOnWithFramesThatCarryNoPacketToo() {
        stream.accept(udp(1_000));
        stream.accept(noise(60_000_000));
        stream.heartbeat();

        assertThat(stream.clockUs()).isEqualTo(60_000_000);
    }

    @Test
    void promisesNoMoreThanItsEarliestOpenTrain() {
        stream.accept(udp(1_000));
        stream.accept(noise(2_000));

        assertThat(stream.clockUs()).isEqualTo(1_000);
    }

    @Test
    void keepsPacketsWhoseTimesStepBackAtTheRuleTimeReached() {
        stream.accept(udp(5_000));
        stream.accept(udp(3_000));
        stream.heartbeat();

        TrainReader train = new TrainReader().reset(trains.get(0), 0, trains.get(0).length);
        train.next();
        train.next();
        assertThat(train.packet().ruleTimeUs).isEqualTo(5_000);
        assertThat(train.packet().captureTimeUs).isEqualTo(3_000);
    }

    @Test
    void givesAPacketWithoutATimeTheCurrentRuleTimeEvenBeforeTimesBelow1970() {
        Frame untimed = udp(0);
        untimed.timed = false;
        stream.accept(untimed);
        stream.accept(udp(-5_000));
        stream.heartbeat();

        TrainReader train = new TrainReader().reset(trains.get(0), 0, trains.get(0).length);
        train.next();
        assertThat(train.packet().ruleTimeUs).isZero();
        train.next();
        assertThat(train.packet().ruleTimeUs).isZero();
        assertThat(train.packet().captureTimeUs).isEqualTo(-5_000);
    }

    @Test
    void countsEveryFrameAsAPacketOrWithAReason() {
        stream.accept(udp(1));
        stream.accept(noise(2));

        assertThat(stream.heartbeat().captured()).isEqualTo(2);
        assertThat(stream.heartbeat().decoded()).isEqualTo(1);
        assertThat(stream.heartbeat().undecodable().values()).containsExactly(1L);
    }

    @Test
    void coversExactlyTheTrainsBeforeItsHeartbeat() {
        stream.accept(udp(1));

        assertThat(stream.heartbeat().decoded()).isEqualTo(1);
        assertThat(trains).hasSize(1);
        assertThat(stream.clockUs()).isEqualTo(1);
    }

    @Test
    void countsLaterFragmentsWithoutTheirFirstOneInItsHeartbeat() {
        Frame fragment = udp(1);
        fragment.bytes[6] = 0x00;
        fragment.bytes[7] = 0x10;
        stream.accept(fragment);

        assertThat(stream.heartbeat().orphanFragments()).isEqualTo(1);
    }

    @Test
    void tellsItsLossesInEveryPartition() {
        SensorStream divided = divided(3, 0);
        Losses losses =
                new Losses(7, new TreeMap<>(Map.of("buffer.full", 9L, "handover.full", 2L)), 2);

        assertThat(divided.heartbeats(losses))
                .hasSize(3)
                .allMatch(heartbeat -> heartbeat.kernelDrops() == 7)
                .allMatch(heartbeat -> heartbeat.captured() == 2)
                .allMatch(heartbeat -> heartbeat.dropped().get("buffer.full") == 9);
    }

    @Test
    void numbersTheMessagesOfEachPartitionWithoutHoles() {
        SensorStream divided = divided(2, 1);
        divided.accept(udp(1));

        List<Heartbeat> first = divided.heartbeats(Losses.NONE);
        List<Heartbeat> second = divided.heartbeats(Losses.NONE);

        assertThat(numbers).containsExactly(0L);
        assertThat(first).extracting(Heartbeat::sequence).containsExactly(0L, 1L);
        assertThat(second).extracting(Heartbeat::sequence).containsExactly(1L, 2L);
        assertThat(divided.ends()).extracting(End::sequence).containsExactly(2L, 3L);
    }

    @Test
    void endsEveryPartitionWithTheClockOfItsLastFrame() {
        SensorStream divided = divided(2, 0);
        divided.accept(udp(1));
        divided.accept(noise(5_000));
        divided.heartbeats(Losses.NONE);

        assertThat(divided.ends()).extracting(End::clockUs).containsExactly(5_000L, 5_000L);
    }

    @Test
    void movesItsClockOnWhileNothingComes() {
        stream.accept(udp(1_000));
        stream.quietUntil(3_000_000);
        assertThat(trains).as("within the window").isEmpty();
        assertThat(stream.clockUs()).isEqualTo(1_000);

        stream.quietUntil(6_000_000);

        assertThat(trains).hasSize(1);
        assertThat(stream.clockUs()).isEqualTo(6_000_000);
    }

    @Test
    void keepsThePromiseOfAQuietTimeForPacketsThatComeLateAllTheSame() {
        stream.quietUntil(6_000_000);
        stream.accept(udp(5_000_000));
        stream.heartbeat();

        TrainReader train = new TrainReader().reset(trains.get(0), 0, trains.get(0).length);
        train.next();
        assertThat(train.packet().ruleTimeUs).isEqualTo(6_000_000);
        assertThat(train.packet().captureTimeUs).isEqualTo(5_000_000);
    }

    /** A stream over several partitions, whose trains all go to one of them. */
    private SensorStream divided(int partitions, int used) {
        return new SensorStream(
                new Provenance("lab", "east", 1),
                LocalNetworks.NONE,
                TrainLimits.LIVE,
                new Numbering(partitions, key -> used),
                train -> {
                    assertThat(train.partition()).isEqualTo(used);
                    numbers.add(train.sequence());
                });
    }

    /** An IPv4 header and a UDP header, nothing else. */
    private static Frame udp(long timeUs) {
        byte[] octets = {
            0x45, 0, 0, 28, 0, 1, 0, 0, 64, 17, 0, 0, 10, 0, 0, 1, 10, 0, 0, 2, 0, 53, 0, 99, 0, 8,
            0, 0
        };
        return frame(timeUs, octets);
    }

    private static Frame noise(long timeUs) {
        return frame(timeUs, new byte[] {(byte) 0xff, 0, 0, 0});
    }

    private static Frame frame(long timeUs, byte[] octets) {
        Frame frame = new Frame();
        frame.bytes = octets;
        frame.capturedBytes = octets.length;
        frame.wireBytes = octets.length;
        frame.linkType = RAW_IP;
        frame.timed = true;
        frame.timeUs = timeUs;
        return frame;
    }
}
