package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.capture.CaptureReader;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.Conversations.Counted;
import io.weir.ingest.live.LiveStream.Turn;
import io.weir.schema.FlowKey;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Real programs talk over a cable, and tcpdump looks on beside us. */
@Timeout(180)
class LiveTrafficTest {

    private static final int SNAPLEN = 128;
    private static final long MILLISECOND_US = 1000;
    private static final long PATIENT_US = TimeUnit.SECONDS.toMicros(30);

    private static final Comparator<Counted> BY_SIZES =
            Comparator.comparingLong(Counted::wireBytes)
                    .thenComparingLong(Counted::ipBytes)
                    .thenComparingLong(Counted::payloadBytes)
                    .thenComparingLong(Counted::timeUs);

    @TempDir private Path folder;

    @Test
    void countsInEveryFlowWhatTcpdumpSees() throws Exception {
        RealTraffic.assume();
        try (TestNetwork network = TestNetwork.make();
                Tcpdump tcpdump = Tcpdump.start(network, folder, SNAPLEN, "");
                LiveCapture capture = network.asServer(() -> LiveCapture.open(settings()))) {
            Mark.BEGIN.send(network);
            new RealTraffic(network, folder).send();
            Mark.END.send(network);

            Map<FlowKey, List<Counted>> ours = read(capture);
            Map<FlowKey, List<Counted>> theirs = read(tcpdump.stopBehind(Mark.END::is));

            assertThat(capture.counts().lost()).isZero();
            assertThat(ours.keySet()).isEqualTo(theirs.keySet());
            assertThat(ours).hasSizeGreaterThan(6);
            theirs.forEach((key, packets) -> assertSame(key, ours.get(key), packets));
        }
    }

    private static CaptureSettings settings() {
        return new CaptureSettings(TestNetwork.CABLE, "", SNAPLEN, true, 64 << 20);
    }

    private static Map<FlowKey, List<Counted>> read(LiveCapture capture) {
        Conversations conversations = new Conversations();
        Frame frame = new Frame();
        boolean begun = false;
        do {
            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            begun |= Mark.BEGIN.is(frame);
            if (begun) {
                conversations.accept(frame);
            }
        } while (!Mark.END.is(frame));
        return conversations.packets();
    }

    private static Map<FlowKey, List<Counted>> read(Path file) {
        Conversations conversations = new Conversations();
        Frame frame = new Frame();
        boolean begun = false;
        try (CaptureReader reader = Tcpdump.open(file)) {
            do {
                assertThat(reader.next(frame)).isTrue();
                begun |= Mark.BEGIN.is(frame);
                if (begun) {
                    conversations.accept(frame);
                }
            } while (!Mark.END.is(frame));
        }
        return conversations.packets();
    }

    /**
     * Two captures may see the packets of both directions in another order, as each gets them from
     * two processors; what they must agree in is how many there are of each size, and when.
     */
    private static void assertSame(FlowKey key, List<Counted> ours, List<Counted> theirs) {
        assertThat(ours).as("packets of %s", key).hasSameSizeAs(theirs);
        List<Counted> mine = ours.stream().sorted(BY_SIZES).toList();
        List<Counted> reference = theirs.stream().sorted(BY_SIZES).toList();
        for (int i = 0; i < reference.size(); i++) {
            Counted our = mine.get(i);
            Counted their = reference.get(i);
            assertThat(our.at(0)).as("a packet of %s", key).isEqualTo(their.at(0));
            assertThat(Math.abs(our.timeUs() - their.timeUs()))
                    .as("time of %s in %s", our, key)
                    .isLessThanOrEqualTo(MILLISECOND_US);
        }
    }
}
