package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What real programs say over a cable, by IPv4 and by IPv6, over TCP and over UDP. */
public final class RealTraffic {

    private static final String WEB_PORT = "8080";

    private final TestNetwork network;
    private final Path folder;

    /**
     * @param folder for what the programs serve and say
     */
    public RealTraffic(TestNetwork network, Path folder) {
        this.network = network;
        this.folder = folder;
    }

    /** Skips the test, and says so, where there are not the programs or the rights for it. */
    public static void assume() {
        TestNetwork.assume("tcpdump", "curl", "python3");
    }

    public void send() throws Exception {
        measureSpeed();
        browse();
        sendDatagrams();
    }

    private void measureSpeed() throws IOException {
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

    private void browse() throws IOException {
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

    private void sendDatagrams() throws Exception {
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, 50, "datagram"));
        network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV6, 50, "datagram"));
    }
}
