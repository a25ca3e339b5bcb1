package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.cli.Main;
import io.weir.ingest.live.Mark;
import io.weir.ingest.live.RealTraffic;
import io.weir.ingest.live.Tcpdump;
import io.weir.ingest.live.TestNetwork;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole way of live traffic: real programs talk over a cable, a sensor sends what it captures
 * to a real Kafka, and a job makes flows of that; tcpdump writes what it sees beside the sensor.
 */
@Timeout(300)
class LiveAgainstTcpdumpTest {

    private static final int SNAPLEN = 128;
    private static final String FILTER = "tcp or udp";
    private static final String TOPIC = "cable";
    private static final int SIGTERM_STATUS = 143;
    private static final long MILLISECOND_US = 1000;
    private static final String KEY = "protocol, client_ip, client_port, server_ip, server_port";

    private static final String COUNTS =
            "SELECT "
                    + KEY
                    + ", client_packets, server_packets, client_wire_bytes, server_wire_bytes,"
                    + " client_ip_bytes, server_ip_bytes, client_payload_bytes,"
                    + " server_payload_bytes FROM flows ORDER BY "
                    + KEY;

    private static final String TIMES =
            "SELECT epoch_us(start_time), epoch_us(end_time), epoch_us(client_first),"
                    + " epoch_us(client_last), epoch_us(coalesce(server_first, start_time)),"
                    + " epoch_us(coalesce(server_last, start_time)) FROM flows ORDER BY "
                    + KEY;

    @TempDir private Path folder;

    @BeforeAll
    static void needsRootAndPrograms() {
        RealTraffic.assume();
        TestNetwork.assumeLibpcap();
    }

    @Test
    void givesTheFlowsOfTheFileThatTcpdumpWrote() throws Exception {
        Path live = folder.resolve("live");
        Path file;
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            file = capture(broker);
            Weir.run(
                    "job",
                    "--kafka",
                    broker.bootstrapServers(),
                    "--topic",
                    TOPIC,
                    "--bounded",
                    "--out",
                    live);
        }
        Path analyzed = folder.resolve("analyzed");

        Weir.run("analyze", "--out", analyzed, file);

        List<String> expected = rows(COUNTS, analyzed);
        assertThat(expected).hasSizeGreaterThan(5);
        assertThat(rows(COUNTS, live)).isEqualTo(expected);
        assertSameTimes(rows(TIMES, live), rows(TIMES, analyzed));
    }

    /** Lets the traffic pass before sensor and tcpdump; gives tcpdump's file. */
    private Path capture(Broker broker) throws Exception {
        String server = broker.bootstrapServers();
        int port = Integer.parseInt(server.substring(server.indexOf(':') + 1));
        Path said = folder.resolve("sensor.messages");
        try (TestNetwork network = TestNetwork.make();
                LoopbackRelay relay = LoopbackRelay.start(network, port);
                Tcpdump tcpdump = Tcpdump.start(network, folder, SNAPLEN, FILTER)) {
            Process sensor = startSensor(network, server, said);
            new RealTraffic(network, folder).send();
            Mark.END.send(network);
            Path file = tcpdump.stopBehind(Mark.END::is);

            sensor.destroy();

            assertThat(sensor.waitFor()).as(Files.readString(said)).isEqualTo(SIGTERM_STATUS);
            assertThat(Files.readString(said))
                    .contains(" + 0 not IP + 0 undecodable + 0 dropped")
                    .doesNotContain("the kernel dropped");
            return file;
        }
    }

    /** Returns once it captures and has its topic. */
    private static Process startSensor(TestNetwork network, String server, Path said)
            throws IOException {
        Process sensor =
                network.startOnServer(
                        said,
                        Path.of(System.getProperty("java.home"), "bin/java").toString(),
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "sensor",
                        "--interface",
                        TestNetwork.CABLE,
                        "--filter",
                        FILTER,
                        "--snaplen",
                        Integer.toString(SNAPLEN),
                        "--sensor",
                        "probe",
                        "--kafka",
                        server,
                        "--topic",
                        TOPIC,
                        "--end");
        while (!Files.readString(said).contains(" sends to topic ")) {
            assertThat(sensor.isAlive()).as(Files.readString(said)).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        return sensor;
    }

    private static List<String> rows(String sql, Path out) {
        return Weir.run("query", sql, "--out", out, "--format", "csv").lines().skip(1).toList();
    }

    private static void assertSameTimes(List<String> live, List<String> analyzed) {
        assertThat(live).hasSameSizeAs(analyzed);
        for (int flow = 0; flow < live.size(); flow++) {
            long[] ours = times(live.get(flow));
            long[] theirs = times(analyzed.get(flow));
            for (int i = 0; i < theirs.length; i++) {
                assertThat(Math.abs(ours[i] - theirs[i]))
                        .as("time %d of flow %d, of tcpdump and ours", i, flow)
                        .isLessThanOrEqualTo(MILLISECOND_US);
            }
        }
    }

    private static long[] times(String row) {
        return Arrays.stream(row.split(",")).mapToLong(Long::parseLong).toArray();
    }
}
