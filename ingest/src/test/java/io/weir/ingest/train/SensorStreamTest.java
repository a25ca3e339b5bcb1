package io.weir.ingest.train;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Frame;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SensorStreamTest {

    private static final int RAW_IP = 101;

    private final List<byte[]> trains = new ArrayList<>();
    private final SensorStream stream =
            new SensorStream(
                    new Provenance("lab", Provenance.ARCHIVE, 0),
                    LocalNetworks.NONE,
                    TrainLimits.ARCHIVE,
                    (key, train) -> trains.add(train));

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
