package io.weir.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people see of {@code weir compact}. */
class CompactCommandTest {

    private static final List<String> AT_ONCE =
            List.of("compact", "--older-than", "0s", "--keep-old", "0s", "--out");

    @TempDir static Path shared;
    private static SmallFiles written;

    @TempDir Path folder;
    private SmallFiles tables;

    @BeforeAll
    static void write() {
        written = SmallFiles.in(shared);
    }

    @BeforeEach
    void copy() throws Exception {
        tables = written.copy(folder.resolve("out"));
    }

    @Test
    void leavesTheSameRowsColumnsAndBooksInOneFileAnHour() {
        List<String> rows = tables.rows();
        String columns = tables.columns("flows") + tables.columns("interim");
        String audit = tables.audit();
        assertThat(tables.files("flows").size()).isGreaterThan(5);

        String said = Weir.run(AT_ONCE, tables.out());

        assertThat(said).contains("flows/date=").contains("interim/date=").contains(", into 1, ");
        assertThat(tables.files("flows")).hasSizeLessThanOrEqualTo(2);
        assertThat(tables.files("interim")).hasSizeLessThanOrEqualTo(2);
        assertThat(tables.rows()).isEqualTo(rows);
        assertThat(tables.columns("flows") + tables.columns("interim")).isEqualTo(columns);
        assertThat(tables.audit()).isEqualTo(audit);
    }

    @Test
    void keepsTheTypesThatStandInTheFiles() throws Exception {
        List<String> types = types(tables.files("flows").get(0));

        Weir.run(AT_ONCE, tables.out());

        assertThat(types(tables.files("flows").get(0))).isEqualTo(types);
        assertThat(types)
                .contains("end_time INT64 micros, UTC", "client_port INT32", "flow_id BYTE_ARRAY");
    }

    @Test
    void findsNothingToDoTheSecondTime() {
        Weir.run(AT_ONCE, tables.out());
        List<Path> files = SmallFiles.all(tables.out());

        assertThat(Weir.run(AT_ONCE, tables.out())).isEmpty();
        assertThat(SmallFiles.all(tables.out())).isEqualTo(files);
    }

    @Test
    void takesUpFilesThatCameLater() throws Exception {
        Path later = tables.files("flows").get(0);
        Path aside = Files.move(later, folder.resolve("later"));
        List<String> without = tables.rows();
        Weir.run(AT_ONCE, tables.out());
        assertThat(tables.rows()).isEqualTo(without);

        Files.move(aside, later);
        Weir.run(AT_ONCE, tables.out());

        assertThat(tables.files("flows").stream().filter(later::equals)).isEmpty();
        assertThat(tables.rows()).isEqualTo(written.rows());
    }

    @Test
    void keepsTheOldFilesForQueriesThatHaveBegunWithThem() throws Exception {
        int old = tables.files("flows").size() + tables.files("interim").size();

        Answer answer =
                Weir.ask(
                        "compact", "--older-than", "0s", "--keep-old", "1h", "--out", tables.out());

        assertThat(answer.err()).contains("a run in 1h or later deletes");
        assertThat(SmallFiles.all(tables.out().resolve(".compact")))
                .hasSizeGreaterThanOrEqualTo(old);
        Weir.run(AT_ONCE, tables.out());
        assertThat(tables.out().resolve(".compact")).doesNotExist();
        assertThat(tables.rows()).isEqualTo(written.rows());
    }

    @Test
    void onlySaysWhatItWouldDoInADryRun() {
        List<Path> files = SmallFiles.all(tables.out());

        String said = Weir.run("compact", "--dry-run", "--older-than", "0s", "--out", tables.out());

        assertThat(said).contains("flows/date=").contains("into 1\n");
        assertThat(SmallFiles.all(tables.out())).isEqualTo(files);
    }

    @Test
    void leavesHoursAloneIntoWhichSomebodyWrites() throws Exception {
        assertThat(Weir.run("compact", "--dry-run", "--out", tables.out())).isEmpty();
        FileTime longAgo = FileTime.from(Instant.now().minusSeconds(10_000));
        for (Path file : SmallFiles.all(tables.out())) {
            Files.setLastModifiedTime(file, longAgo);
        }
        assertThat(Weir.run("compact", "--dry-run", "--out", tables.out())).contains("flows/");

        for (Path file : tables.files("flows")) {
            Path pending = file.resolveSibling("." + file.getFileName() + ".inprogress.1");
            Files.writeString(pending, "PAR1");
        }

        assertThat(Weir.run("compact", "--dry-run", "--out", tables.out()))
                .contains("interim/")
                .doesNotContain("flows/");
    }

    @Test
    void compactsTheTablesThatAreNamed() {
        String said = Weir.run(AT_ONCE, tables.out(), "--table", "interim");

        assertThat(said).contains("interim/").doesNotContain("flows/");
    }

    @Test
    void leavesTheFolderToThoseWhoHadIt() throws Exception {
        Path hour = tables.hour();
        Files.setPosixFilePermissions(hour, PosixFilePermissions.fromString("rwxrwx---"));

        Weir.run(AT_ONCE, tables.out());

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(hour)))
                .isEqualTo("rwxrwx---");
    }

    @Test
    void letsAnalyzeReplaceWhatItHasMerged() throws Exception {
        Weir.run(AT_ONCE, tables.out());

        Weir.run(
                List.of("analyze", "--overwrite", "--domain", "net-0", "--out", tables.out()),
                shared.resolve("generated.pcap"));

        assertThat(tables.rows("flows").lines().skip(1)).allMatch(line -> line.contains("net-0"));
        assertThat(SmallFiles.all(tables.out()))
                .noneMatch(file -> file.getFileName().toString().contains("merged"));
    }

    @Test
    void refusesWhatIsNoLocalFolder() {
        Answer bucket = Weir.ask("compact", "--out", "s3://bucket/flows");
        assertThat(bucket.status()).isEqualTo(2);
        assertThat(bucket.err()).contains("s3://bucket/flows is no folder of this machine");
        Answer missing = Weir.ask("compact", "--out", folder.resolve("missing"));
        assertThat(missing.status()).isEqualTo(2);
        assertThat(missing.err()).contains("no folder");
    }

    @Test
    void isAloneInAFolder() throws Exception {
        try (WorkFolders other = WorkFolders.open(tables.out(), Step.Listener.NONE)) {
            assertThat(other.spill()).doesNotExist();
            Answer answer = Weir.ask(AT_ONCE, tables.out());

            assertThat(answer.status()).isEqualTo(1);
            assertThat(answer.err()).contains("another compaction is at work in");
        }
    }

    @Test
    void mergesAllOthersWhereAFileIsBroken() throws Exception {
        Path bad = tables.hour().resolve("part-bad.parquet");
        byte[] good = Files.readAllBytes(tables.files("flows").get(0));
        Files.write(bad, Arrays.copyOf(good, good.length / 2));
        List<Path> left = SmallFiles.all(tables.hour());

        Answer answer = Weir.ask(AT_ONCE, tables.out());

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).contains("compact: flows/date=").contains(bad.toString());
        assertThat(answer.out()).contains("interim/date=");
        assertThat(SmallFiles.all(tables.hour())).isEqualTo(left);
        assertThat(tables.out().resolve(".compact")).doesNotExist();
    }

    @Test
    void asksForNothingWhereNoTableIs() throws Exception {
        Path empty = Files.createDirectory(folder.resolve("empty"));

        Answer answer = Weir.ask(AT_ONCE, empty);

        assertThat(answer.status()).isZero();
        assertThat(answer.err()).contains("holds no tables to compact");
        assertThat(empty).isEmptyDirectory();
    }

    /** Names with physical type and meaning; whether a column may be null no reader asks. */
    private static List<String> types(Path file) throws SQLException {
        String sql =
                "SELECT name || coalesce(' ' || type, '')"
                        + " || CASE WHEN logical_type LIKE 'TimestampType%=1%MICROS=M%'"
                        + " THEN ' micros, UTC' ELSE '' END"
                        + " FROM parquet_schema('"
                        + file
                        + "') OFFSET 1";
        List<String> types = new ArrayList<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                types.add(rows.getString(1));
            }
        }
        return types;
    }
}
