package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.cli.query.OutputDatabase;
import io.weir.command.ExitStatus;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.job.iceberg.CurrentFiles;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code weir job --table-format iceberg}, asked by {@code weir query} and {@code weir audit}, on a
 * class path that holds nothing of Hadoop.
 */
@Timeout(300)
class IcebergTablesTest {

    private static final String TOPIC = "archive";
    private static final List<String> RULES = List.of("--active", "5s", "--udp-idle", "10s");

    @TempDir private static Path folder;
    private static Broker broker;
    private static Path plain;
    private static Path iceberg;

    @BeforeAll
    static void run() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
        Path capture = folder.resolve("generated.pcap");
        new CaptureFiles(capture, 5_000, 17, CaptureFiles.WHOLE, false, false).write(written -> {});
        Weir.run("replay", "--kafka", broker.bootstrapServers(), "--topic", TOPIC, capture);
        plain = folder.resolve("plain");
        Weir.run("analyze", RULES, "--out", plain, capture);
        iceberg = folder.resolve("it's [iceberg]");
        Weir.run(job(iceberg, "--table-format", "iceberg"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static Object[] job(Path out, String... more) {
        return new Object[] {
            "job",
            RULES,
            "--kafka",
            broker.bootstrapServers(),
            "--topic",
            TOPIC,
            "--bounded",
            "--checkpoint-interval",
            "200ms",
            "--out",
            out,
            List.of(more)
        };
    }

    @Test
    void holdTheRowsThatPlainFilesHold() {
        ResultTables expected = ResultTables.in(plain);
        assertThat(expected.flows().size()).isGreaterThan(50);
        assertThat(expected.interim()).isNotEmpty();
        assertThat(ResultTables.in(iceberg)).isEqualTo(expected);
        assertThat(iceberg.resolve("flows/metadata/version-hint.text")).exists();
    }

    @Test
    void passTheAudit() {
        assertThat(Weir.run("audit", "--out", iceberg, "--kafka", broker.bootstrapServers()))
                .contains("the table holds the ledger's", "no flow is there twice");
    }

    @Test
    void keepTheirRowsWhenTheyAreCompacted() throws Exception {
        Path out = folder.resolve("compacted");
        Weir.run(job(out, "--table-format", "iceberg", "--flows-topic", "once-more"));
        ResultTables before = ResultTables.in(out);
        int files = CurrentFiles.of(out, "flows").size();
        assertThat(files).isGreaterThan(1);

        Object[] compact = {"compact", "--older-than", "0s", "--keep-old", "0s", "--out", out};
        assertThat(Weir.run("compact", "--older-than", "0s", "--dry-run", "--out", out))
                .contains("flows/data/date=", " into 1");
        try (FileChannel other = compactionOf(out)) {
            assertThat(other.lock().isValid()).isTrue();
            assertThat(Weir.ask(compact).err()).contains("another compaction is at work in");
        }
        Weir.Answer answer = Weir.ask(compact);
        assertThat(answer.out()).contains("flows/data/date=", " into 1, ");
        assertThat(answer.err())
                .contains("flows: ", " old snapshots deleted")
                .doesNotContain("folders compacted");
        assertThat(out.resolve(".compact")).doesNotExist();

        assertThat(CurrentFiles.of(out, "flows").size()).isLessThan(files);
        assertThat(ResultTables.in(out)).isEqualTo(before);
        assertThat(Weir.run("audit", "--out", out)).contains("no flow is there twice");
        assertThat(Weir.run(compact)).isEmpty();
    }

    private static FileChannel compactionOf(Path out) throws Exception {
        Path lock = Files.createDirectories(out.resolve(".compact")).resolve("lock");
        return FileChannel.open(lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    @Test
    void areListedAnewWhenOldFilesWentBeforeTheyWereOpened() throws Exception {
        Path out = folder.resolve("expired");
        Weir.run(job(out, "--table-format", "iceberg", "--flows-topic", "expired"));
        List<Path> old = CurrentFiles.of(out, "flows");
        try (OutputDatabase database = OutputDatabase.open(out)) {
            int expected = count(database);
            Weir.run("compact", "--older-than", "0s", "--out", out);
            List<Path> current = CurrentFiles.of(out, "flows");
            for (Path file : old) {
                if (!current.contains(file)) {
                    Files.delete(file);
                }
            }

            assertThat(old).doesNotContainAnyElementsOf(current);
            assertThat(count(database)).isEqualTo(expected).isPositive();
        }
    }

    private static int count(OutputDatabase database) throws Exception {
        AtomicInteger count = new AtomicInteger();
        database.read(
                "SELECT count(*) FROM flows",
                rows -> {
                    rows.next();
                    count.set(rows.getInt(1));
                });
        return count.get();
    }

    @Test
    void areNotMixedWithPlainFiles() {
        Weir.Answer job = Weir.ask(job(iceberg, "--append"));
        assertThat(job.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(job.err())
                .contains("--table-format: %s holds Iceberg tables".formatted(iceberg));

        Weir.Answer analyze =
                Weir.ask("analyze", "--append", "--out", iceberg, folder.resolve("generated.pcap"));
        assertThat(analyze.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(analyze.err()).contains("holds Iceberg tables");

        Weir.Answer mixed = Weir.ask(job(plain, "--append", "--table-format", "iceberg"));
        assertThat(mixed.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(mixed.err())
                .contains("--table-format: %s holds plain Parquet files".formatted(plain));
        assertThat(Files.isDirectory(plain.resolve("flows/metadata"))).isFalse();
    }

    @Test
    void areRefusedInAnObjectStoreWithoutACatalog() {
        Weir.Answer job =
                Weir.ask(
                        "job",
                        "--kafka",
                        broker.bootstrapServers(),
                        "--out",
                        "s3://flows/today",
                        "--checkpoint-dir",
                        "file:///tmp/checkpoints",
                        "--table-format",
                        "iceberg",
                        "--check-config");
        assertThat(job.status()).isEqualTo(ExitStatus.USAGE);
        assertThat(job.err())
                .contains(
                        "--table-format: iceberg in s3://flows/today needs a catalog, since an"
                                + " object store cannot commit in one step: give --iceberg-config"
                                + " type=rest or type=jdbc");
    }
}
