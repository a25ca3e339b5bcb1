package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.architecture.Checkout;
import io.weir.broker.Broker;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * An archive replayed through Kafka gives what {@code weir analyze} gives of it: each column of
 * each row of each table.
 */
@Timeout(600)
class SameResultTest {

    private static final long SEED = Long.getLong("seed", 17_301);
    private static final int PACKETS = 10_000;

    private static final List<String> NETWORKS = List.of("--network", "10.0.0.0/8,fd00::/8");

    /** What shapes the records. */
    private static final List<String> RULES =
            List.of(NETWORKS.get(0), NETWORKS.get(1), "--active", "5s", "--udp-idle", "10s");

    @TempDir private static Path folder;
    private static Broker broker;
    private static Path generated;

    /** By capture. */
    private static final Map<Path, ResultTables> EXPECTED = new HashMap<>();

    /** Topics. */
    private static final Set<String> REPLAYED = new HashSet<>();

    private static int folders;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
        generated = folder.resolve("generated.pcap");
        new CaptureFiles(generated, PACKETS, SEED, CaptureFiles.WHOLE, false, false)
                .write(written -> {});
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    static List<Object[]> everyWay() {
        List<Object[]> ways = new ArrayList<>();
        for (int partitions : new int[] {1, 4, 12}) {
            for (int parallelism : new int[] {1, 2, 4}) {
                for (String state : List.of("heap", "rocksdb")) {
                    ways.add(new Object[] {partitions, parallelism, state});
                }
            }
        }
        return ways;
    }

    @ParameterizedTest(name = "{0} partitions, parallelism {1}, {2}")
    @MethodSource("everyWay")
    void ofAGeneratedArchive(int partitions, int parallelism, String state) {
        ResultTables expected = expected(generated);
        assertThat(expected.flows()).hasSizeGreaterThan(100);
        assertThat(expected.interim()).isNotEmpty();

        assertThat(distributed(generated, partitions, parallelism, state))
                .as("seed %d", SEED)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "cisco-mercury/capture2.pcap, 1, 4, rocksdb",
        "cisco-mercury/capture2.pcap, 12, 1, heap",
        "nfstream-nfstream/alexa-app.pcapng, 4, 2, rocksdb",
        "nfstream-nfstream/alexa-app.pcapng, 1, 1, heap",
        "zeek-zeek/echo-connections.pcap.gz, 12, 4, rocksdb",
        "zeek-zeek/echo-connections.pcap.gz, 4, 2, heap"
    })
    void ofAnArchiveFromTheWorld(String name, int partitions, int parallelism, String state) {
        Path capture = captures().resolve(name);
        if (!Files.exists(capture)) {
            System.err.println("*** SKIPPED: real captures are NOT tested here: no " + capture);
        }
        assumeTrue(Files.exists(capture), "no " + capture);

        assertThat(distributed(capture, partitions, parallelism, state))
                .isEqualTo(expected(capture));
    }

    /** Public captures, which lie beside the checkout if at all. */
    private static Path captures() {
        String told = System.getProperty("captures");
        return told == null ? Checkout.ROOT.resolve("../shared/pcaps") : Path.of(told);
    }

    private static ResultTables expected(Path capture) {
        return EXPECTED.computeIfAbsent(
                capture,
                file -> {
                    Path out = newFolder();
                    Weir.run("analyze", RULES, "--out", out, file);
                    return ResultTables.in(out);
                });
    }

    private static ResultTables distributed(
            Path capture, int partitions, int parallelism, String state) {
        Path out = newFolder();
        Weir.run(
                "job",
                RULES,
                "--kafka",
                broker.bootstrapServers(),
                "--topic",
                replayed(capture, partitions),
                "--bounded",
                "--parallelism",
                parallelism,
                "--state",
                state,
                "--out",
                out);
        return ResultTables.in(out);
    }

    /** The topic that holds the capture in so many partitions. */
    private static String replayed(Path capture, int partitions) {
        String topic = capture.getFileName() + "." + partitions;
        if (REPLAYED.add(topic)) {
            Weir.run(
                    "replay",
                    NETWORKS,
                    "--kafka",
                    broker.bootstrapServers(),
                    "--topic",
                    topic,
                    "--partitions",
                    partitions,
                    capture);
        }
        return topic;
    }

    private static Path newFolder() {
        return folder.resolve("out" + folders++);
    }
}
