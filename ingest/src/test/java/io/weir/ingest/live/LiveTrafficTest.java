package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.capture.CaptureReader;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.Conversations.Counted;
import io.weir.ingest.live.LiveStream.Turn;
import io.weir.schema.FlowKey;
import java.nio.file.Files;
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
    private static final String WEB_PORT = "8080";

    /** Lengths of the datagrams between which both look. */
    private static final int BEGIN = 1001;

    private static final int END = 1002;
    private static final int UDP_HEADERS = 14 + 20 + 8;

    private static final Comparator<Counted> BY_SIZES =
            Comparator.comparingLong(Counted::wireBytes)
                    .thenComparingLong(Counted::ipBytes)
                    .thenComparingLong(Counted::payloadBytes)
                    .thenComparingLong(Counted::timeUs);

    @TempDir private Path folder;

    @Test
    void countsInEveryFlowWhatTcpdumpSees() throws Exception {
        TestNetwork.assume("tcpdump", "curl", "python3");
        try (TestNetwork network = TestNetwork.make();
                Tcpdump tcpdump = Tcpdump.start(network, folder, SNAPLEN);
                LiveCapture capture = network.asServer(() -> LiveCapture.open(settings()))) {
            mark(network, BEGIN);
            browse(network);
            sendDatagrams(network);
            measureSpeed(network);
            mark(network, END);

            Map<FlowKey, List<Counted>> ours = read(capture);
            Map<FlowKey, List<Counted>> theirs =
                    read(tcpdump.stopBehind(frame -> isMark(frame, END)));

            assertThat(capture.counts().lost()).isZero();
            assertThat(ours.keySet()).isEqualTo(theirs.keySet());
            assertThat(ours).hasSizeGreaterThan(6);
            theirs.forEach((key, packets) -> assertSame(key, ours.get(key), packets));
        }
    }

    private void browse(TestNetwork network) throws Exception {
        Path page = folder.resolve("site/page");
        Files.createDirectories(page.getParent());
        Files.write(page, new byte[1 << 20]);
        network.startOnServer(
                folder.resolve("web.messages"),
                "python3",
                "-m",
                "http.server",
                WEB_PORT,
                "--bind",
                "::",
                "--directory",
                page.getParent().toString());
        for (String server :
                List.of(TestNetwork.SERVER_IPV4, "[" + TestNetwork.SERVER_IPV6 + "]")) {
            network.onClient(
                    "curl",
                    "--silent",
                    "--fail",
                    "--retry-connrefused",
                    "--retry",
                    "50",
                    "--retry-delay",
                    "1",
                    "--output",
                    "/dev/null",
                    "http://" + server + ":" + WEB_PORT + "/page");
        }
    }

    private static void sendDatagrams(TestNetwork network) throws Exception {
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, 50, "datagram"));
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV6, 50, "datagram"));
    }

    private void measureSpeed(TestNetwork network) throws Exception {
        if (!Commands.exists("iperf3")) {
            System.err.println("*** without iperf3: its traffic is not part of this test");
            return;
        }
        Path messages = folder.resolve("iperf3.messages");
        Process server = network.startOnServer(messages, "iperf3", "--server", "--forceflush");
        while (!Files.readString(messages).contains("Server listening")) {
            assertThat(server.isAlive()).as("iperf3 runs").isTrue();
        }
        String host = TestNetwork.SERVER_IPV4;
        network.onClient("iperf3", "--client", host, "--bytes", "20M");
        network.onClient("iperf3", "--client", host, "--udp", "--bitrate", "50M", "--time", "1");
    }

    private static CaptureSettings settings() {
        return new CaptureSettings(TestNetwork.CABLE, "", SNAPLEN, true, 64 << 20);
    }

    private static void mark(TestNetwork network, int bytes) throws Exception {
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, 1, "m".repeat(bytes)));
    }

    /** Only the datagrams themselves: the answer to each quotes less of it. */
    private static boolean isMark(Frame frame, int bytes) {
        return frame.wireBytes == UDP_HEADERS + bytes && frame.bytes[frame.offset + 42] == 'm';
    }

    private static Map<FlowKey, List<Counted>> read(LiveCapture capture) {
        Conversations conversations = new Conversations();
        Frame frame = new Frame();
        boolean begun = false;
        do {
            assertThat(capture.next(frame, PATIENT_US)).isEqualTo(Turn.FRAME);
            begun |= isMark(frame, BEGIN);
            if (begun) {
                conversations.accept(frame);
            }
        } while (!isMark(frame, END));
        return conversations.packets();
    }

    private static Map<FlowKey, List<Counted>> read(Path file) {
        Conversations conversations = new Conversations();
        Frame frame = new Frame();
        boolean begun = false;
        try (CaptureReader reader = Tcpdump.open(file)) {
            do {
                assertThat(reader.next(frame)).isTrue();
                begun |= isMark(frame, BEGIN);
                if (begun) {
                    conversations.accept(frame);
                }
            } while (!isMark(frame, END));
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
