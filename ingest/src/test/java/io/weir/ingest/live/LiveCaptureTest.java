package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.LiveStream.Turn;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class LiveCaptureTest {

    private static final long PATIENT_US = TimeUnit.SECONDS.toMicros(20);

    /** Longer than the kernel gathers frames. */
    private static final long SHORT_US = TimeUnit.MILLISECONDS.toMicros(500);

    private static TestNetwork network;

    private final Frame frame = new Frame();

    @BeforeAll
    static void makeNetwork() {
        TestNetwork.assume();
        network = TestNetwork.make();
    }

    @AfterAll
    static void closeNetwork() {
        if (network != null) {
            network.close();
        }
    }

    @Test
    void showsEachFrameOfTheLoopbackInterfaceOnce() throws Exception {
        try (LiveCapture capture = open(CaptureSettings.on("lo").withFilter("udp"))) {
            network.asServer(() -> Datagrams.send("127.0.0.1", 100, "once"));

            for (int i = 0; i < 100; i++) {
                assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            }
            assertThat(capture.next(frame, SHORT_US)).isEqualTo(Turn.SILENCE);
            assertThat(capture.counts()).isEqualTo(new CaptureCounts(100, 0, 0, 0));
        }
    }

    @Test
    void tellsTheLengthOnTheWireOfAFrameThatItCuts() throws Exception {
        CaptureSettings cut = new CaptureSettings(TestNetwork.CABLE, "udp", 60, true, 1 << 20);
        try (LiveCapture capture = open(cut)) {
            network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, 1, "x".repeat(1000)));

            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            assertThat(frame.capturedBytes).isEqualTo(60);
            assertThat(frame.wireBytes).isEqualTo(14 + 20 + 8 + 1000);
            assertThat(frame.linkType).isEqualTo(1);
            assertThat(frame.timeUs / 1e6)
                    .isCloseTo(System.currentTimeMillis() / 1e3, offset(20.0));
        }
    }

    @Test
    void handsOutWhatHadArrivedWhenItIsStoppedAndThenEnds() throws Exception {
        try (LiveCapture capture =
                open(CaptureSettings.on(TestNetwork.CABLE).withFilter("udp port 9"))) {
            network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV6, 3, "stop"));
            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);

            capture.stop();

            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.END);
            assertThat(capture.problem()).isNull();
            assertThat(capture.counts().captured()).isEqualTo(3);
        }
    }

    @Test
    void endsWithTheReasonWhenTheInterfaceGoesAway() throws Exception {
        try (TestNetwork doomed = TestNetwork.make();
                LiveCapture capture =
                        doomed.asServer(
                                () ->
                                        LiveCapture.open(
                                                CaptureSettings.on(TestNetwork.CABLE)
                                                        .withFilter("udp port 1")))) {
            assertThat(capture.next(frame, 1000)).isEqualTo(Turn.SILENCE);

            doomed.close();

            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.END);
            assertThat(capture.problem())
                    .startsWith("the capture on " + TestNetwork.CABLE + " has ended: ");
        }
    }

    @Test
    void namesTheInterfaceThatIsNotThere() {
        assertThatThrownBy(() -> open(CaptureSettings.on("eth77")))
                .isInstanceOf(CannotCapture.class)
                .hasMessage(
                        "there is no interface 'eth77': weir sensor --list shows those there are");
    }

    @Test
    void refusesAWrongFilterBeforeItCapturesAnything() {
        assertThatThrownBy(
                        () -> open(CaptureSettings.on(TestNetwork.CABLE).withFilter("tcp prot 80")))
                .isInstanceOf(CannotCapture.class)
                .hasMessageContaining("at character 5, 'prot'");
    }

    private static LiveCapture open(CaptureSettings settings) throws Exception {
        return network.asServer(() -> LiveCapture.open(settings));
    }
}
