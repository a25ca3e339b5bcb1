package io.weir.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicDump;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(300)
class AuditCommandTest {

    private static final String FLOWS = "audited.flows";

    /** As Kafka calls the end of a partition, where records are deleted. */
    private static final long ALL = -1;

    @TempDir private static Path shared;
    @TempDir private Path folder;
    private static Broker broker;
    private static Path whole;

    @BeforeAll
    static void runTheDistributedWayOnce() throws Exception {
        broker = Broker.start(shared.resolve("broker"));
        Path capture = shared.resolve("capture.pcap");
        whole = shared.resolve("out");
        new CaptureFiles(capture, 5_000, 11, CaptureFiles.WHOLE, false, false).write(written -> {});
        List<String> topic = List.of("--kafka", kafka(), "--topic", "audited");
        Weir.run("replay", topic, "--partitions", 2, capture);
        Weir.run("job", topic, "--bounded", "--flows-topic", FLOWS, "--out", whole);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static String kafka() {
        return broker.bootstrapServers();
    }

    private static Answer audit(Path out, String topic) {
        return Weir.ask("audit", "--out", out, "--kafka", kafka(), "--flows-topic", topic);
    }

    @Test
    void findsNothingMissingInWhatARunHasLeft() {
        Answer answer = audit(whole, FLOWS);

        assertThat(answer.out().lines())
                .hasSize(4)
                .allMatch(line -> line.startsWith("ok "))
                .anyMatch(line -> line.contains("5,000 packets captured, each accounted for"))
                .anyMatch(line -> line.contains(FLOWS + " holds the table's "));
        assertThat(answer.status()).isZero();
    }

    @Test
    void isSparedFlowsThatASecondJobWouldWriteAgain() {
        Answer answer =
                Weir.ask(
                        "job",
                        "--kafka",
                        kafka(),
                        "--topic",
                        "audited",
                        "--bounded",
                        "--out",
                        whole);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains(whole + " holds results already");
    }

    @Test
    void findsFlowsThatTheTopicLacks() throws Exception {
        TopicDump dump = TopicDump.of(new KafkaSettings(kafka(), Map.of()), FLOWS);
        int[] lengths = dump.partitions().stream().mapToInt(List::size).toArray();
        lengths[0] -= 7;
        dump.copyPrefixes(new KafkaSettings(kafka(), Map.of()), "audited.lacking", lengths);

        Answer answer = audit(whole, "audited.lacking");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern(
                        "(?m)^bad +topic +audited.lacking: of the hour from \\S+Z, domain archive,"
                                + " 7 of the table's [0-9,]+ flows are missing$");
    }

    @ParameterizedTest
    @ValueSource(longs = {5, ALL})
    void saysThatRetentionHasLeftNoWholeHourToCompare(long before) throws Exception {
        String old = "audited.old" + before;
        TopicDump dump = TopicDump.of(new KafkaSettings(kafka(), Map.of()), FLOWS);
        int[] lengths = dump.partitions().stream().mapToInt(List::size).toArray();
        dump.copyPrefixes(new KafkaSettings(kafka(), Map.of()), old, lengths);
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka()))) {
            admin.deleteRecords(
                            Map.of(
                                    new TopicPartition(old, 0),
                                    RecordsToDelete.beforeOffset(before)))
                    .all()
                    .get();
        }

        Answer answer = audit(whole, old);

        assertThat(answer.status()).isZero();
        assertThat(answer.out())
                .containsPattern(
                        "warning +topic +audited.old-?[0-9]+ holds no whole hour of flows");
    }

    @Test
    void findsFilesOfTheTableThatWereLost() throws Exception {
        Path out = copyOfTables();
        Files.delete(flowFiles(out).get(0));

        Answer answer = Weir.ask("audit", "--out", out);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out())
                .containsPattern(
                        "bad +flows +archive: the table holds [0-9,]+ packets, the ledger has"
                                + " [0-9,]+ in flows")
                .contains("skipped  topic");
    }

    @Test
    void findsFlowsThatAreThereTwice() throws Exception {
        Path out = copyOfTables();
        Path file = flowFiles(out).get(0);
        Files.copy(file, file.resolveSibling("again.parquet"));

        Answer answer = Weir.ask("audit", "--out", out);

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.out()).containsPattern("bad +flows +[0-9,]+ flows are there twice");
    }

    @Test
    void refusesAFolderWithoutTables() {
        Answer answer = Weir.ask("audit", "--out", folder);

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("holds no table of flows");
    }

    @Test
    void warnsThatTheLedgerOfARunningJobIsNotThereYet() throws Exception {
        Path out = copyOfTables();
        Files.move(out.resolve("ledger"), folder.resolve("away"));

        Answer answer = Weir.ask("audit", "--out", out);

        assertThat(answer.status()).isZero();
        assertThat(answer.out()).containsPattern("warning +ledger +there is none yet");
    }

    @Test
    void refusesAnAddressWithoutPort() {
        Answer answer = Weir.ask("audit", "--out", whole, "--kafka", "foo");

        assertThat(answer.status()).isEqualTo(2);
        assertThat(answer.err()).contains("'foo' is not HOST:PORT");
    }

    private Path copyOfTables() throws IOException {
        Path copy = folder.resolve("copy");
        for (String table : List.of("flows", "ledger")) {
            try (Stream<Path> files = Files.walk(whole.resolve(table))) {
                files.forEach(file -> copy(file, copy.resolve(whole.relativize(file))));
            }
        }
        return copy;
    }

    private static void copy(Path from, Path to) {
        try {
            Files.createDirectories(to.getParent());
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> flowFiles(Path out) throws IOException {
        try (Stream<Path> files = Files.walk(out.resolve("flows"))) {
            return files.filter(file -> file.toString().endsWith(".parquet")).toList();
        }
    }
}
