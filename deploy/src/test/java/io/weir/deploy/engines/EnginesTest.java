package io.weir.deploy.engines;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Trino and Spark answer the ten queries as DuckDB does, set up as docs/queries.md says. */
@EnabledIfSystemProperty(
        named = "engines",
        matches = "true",
        disabledReason = "Trino and Spark are only tried by mvn -Pengines")
class EnginesTest {

    private static final Duration PATIENCE = Duration.ofMinutes(8);
    private static final Path SPARK = QueriesPage.CHECKOUT.resolve("deploy/engines/spark");
    private static final String VIEW =
            "SELECT end_date, end_hour, count(*) AS flows, sum(packets) AS packets,"
                    + " sum(wire_bytes) AS wire_bytes, max(end_time) AS latest"
                    + " FROM typed_flows GROUP BY end_date, end_hour ORDER BY end_date, end_hour;\n";
    private static final String VIEW_IN_DUCKDB =
            "SELECT date, hour, count(*), sum(client_packets + server_packets),"
                    + " sum(client_wire_bytes + server_wire_bytes), max(end_time)"
                    + " FROM flows GROUP BY ALL ORDER BY ALL";
    private static final String VIEW_FILE = "view.sql";
    private static final String COUNT = "SELECT count(*) AS flows FROM flows;\n";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path srv;

    /** The folder in which people type. */
    private static Path desk;

    private static Path bin;
    private static QueriesPage page;
    private static Map<String, List<String>> expected;

    @BeforeAll
    static void makeTables() throws Exception {
        desk = Files.createDirectories(srv.resolve("desk"));
        bin = Files.createDirectories(srv.resolve("bin"));
        Files.createSymbolicLink(desk.resolve("deploy"), QueriesPage.CHECKOUT.resolve("deploy"));
        page = QueriesPage.of(srv);
        Path capture = srv.resolve("generated.pcap");
        weir("generate", "--packets", "20000", "--seed", "4", "--no-truth", capture.toString());
        for (String domain : List.of("north", "south")) {
            weir(
                    "analyze",
                    "--append",
                    "--domain",
                    domain,
                    "--network",
                    "10.0.0.0/8,fd00::/8",
                    "--out",
                    out(),
                    capture.toString());
        }
        Files.writeString(desk.resolve(VIEW_FILE), VIEW);
        expected = duckDb();
        assertThat(expected).hasSize(11);
        assertThat(expected.values()).allSatisfy(rows -> assertThat(rows).isNotEmpty());
    }

    private static String out() {
        return srv.resolve("weir-out").toString();
    }

    private static String weir(String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(err, true, StandardCharsets.UTF_8);
        int status =
                WeirCommand.run(
                        words,
                        new Host(out, messages, Map.of(), false, false, Host.DEFAULT_COLUMNS));
        assertThat(status).as(err::toString).isZero();
        return out.toString(StandardCharsets.UTF_8);
    }

    private static List<Path> queries() throws IOException {
        try (Stream<Path> files = Files.list(QueriesPage.CHECKOUT.resolve("deploy/queries"))) {
            return files.sorted().toList();
        }
    }

    private static Map<String, List<String>> duckDb() throws IOException {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (Path query : queries()) {
            String csv =
                    weir("query", "--out", out(), "--format", "csv", "--", Files.readString(query));
            answers.put(
                    query.getFileName().toString(), Answer.of(csv.lines().skip(1).toList(), ","));
        }
        String view = weir("query", "--out", out(), "--format", "csv", "--", VIEW_IN_DUCKDB);
        answers.put(VIEW_FILE, Answer.of(view.lines().skip(1).toList(), ","));
        return answers;
    }

    /** What the shell prints for these lines. */
    private static String type(String name, String lines) throws Exception {
        String path = bin + ":" + System.getenv("PATH");
        return Program.start(
                        desk,
                        name,
                        List.of("bash", "-e", "-o", "pipefail", "-c", lines),
                        Map.of("PATH", path))
                .finish(PATIENCE);
    }

    private static List<String> lines(String text) {
        return text.lines().toList();
    }

    @Test
    void trinoAnswersAsDuckDbDoes() throws Exception {
        String obstacle = Trino.obstacle().orElse("");
        assumeTrue(obstacle.isEmpty(), obstacle);
        try (Trino trino = Trino.start(srv.resolve("trino"), page.block("connector.name"), bin)) {
            String typed =
                    page.block("trino --file trino-tables.sql") + page.block("trino/views.sql");
            assertThat(Answer.of(lines(type("trino-page", typed)), "\t"))
                    .as("what the page tells to type")
                    .containsSequence(expected.get("top-talkers.sql"));
            assertThat(trinoAnswers()).isEqualTo(expected);

            weir("compact", "--older-than", "0s", "--out", out());
            assertThat(trinoAnswers()).as("after a compaction").isEqualTo(expected);

            findsNewHoursBehindASync();
        }
    }

    private static void findsNewHoursBehindASync() throws Exception {
        Path flows = Path.of(out(), "flows");
        Path hour = Files.createDirectories(flows.resolve("date=2030-01-01/hour=07"));
        Path copy = hour.resolve("part-0-0-copy.parquet");
        Files.copy(anyFile(flows), copy);
        try {
            String count = "trino --catalog hive --schema weir --file count.sql";
            Files.writeString(desk.resolve("count.sql"), COUNT);
            Files.writeString(desk.resolve("sync.sql"), page.block("CALL hive.system"));
            String before = type("trino-count", count);
            String after = type("trino-sync", "trino --file sync.sql\n" + count);

            assertThat(lines(after)).last().isEqualTo(Long.toString(flowsNow()));
            assertThat(lines(before)).last().isNotEqualTo(Long.toString(flowsNow()));
        } finally {
            Files.delete(copy);
            Files.delete(hour);
            Files.delete(hour.getParent());
        }
    }

    private static Path anyFile(Path table) throws IOException {
        try (Stream<Path> files = Files.walk(table)) {
            return files.filter(file -> file.getFileName().toString().startsWith("part-"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static Map<String, List<String>> trinoAnswers() throws Exception {
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (String query : expected.keySet()) {
            String printed =
                    type(
                            "trino-query",
                            "trino --catalog hive --schema weir --file " + place(query));
            answers.put(query, Answer.of(lines(printed), "\t"));
        }
        return answers;
    }

    private static String place(String query) {
        return query.equals(VIEW_FILE) ? query : "deploy/queries/" + query;
    }

    private static long flowsNow() {
        return Long.parseLong(
                lines(weir("query", "--out", out(), "--format", "csv", COUNT)).get(1));
    }

    @Test
    void sparkAnswersAsDuckDbDoes() throws Exception {
        assumeTrue(
                Files.isDirectory(SPARK.resolve("target/lib")),
                "no Spark: fetch it with mvn -f deploy/engines package");
        layCommand();

        assertThat(sparkAnswers()).isEqualTo(expected);

        weir("compact", "--older-than", "0s", "--out", out());
        assertThat(sparkAnswers()).as("after a compaction").isEqualTo(expected);
    }

    private static Map<String, List<String>> sparkAnswers() throws Exception {
        String typed = page.block("spark-sql -i spark-tables.sql");
        String others =
                expected.keySet().stream()
                        .filter(query -> !query.equals("top-talkers.sql"))
                        .map(query -> " -f " + place(query))
                        .collect(Collectors.joining());
        String printed = type("spark", typed.strip() + others);
        Map<String, List<String>> answers = new LinkedHashMap<>();
        for (String part : printed.split("(?m)^== ")) {
            List<String> rows = new ArrayList<>(lines(part));
            if (!rows.isEmpty() && expected.containsKey(rows.get(0))) {
                String query = rows.remove(0);
                answers.put(query, Answer.of(rows, "\t"));
            }
        }
        return answers;
    }

    @Test
    void sparkSynchronizesTheHoursOfATableThatStays() throws Exception {
        assumeTrue(Files.isDirectory(SPARK.resolve("target/lib")), "no Spark");
        layCommand();
        Files.writeString(desk.resolve("table.sql"), page.block("REPAIR TABLE") + COUNT);

        String printed = type("spark-table", "spark-sql -f table.sql");

        assertThat(lines(printed)).last().isEqualTo(Long.toString(flowsNow()));
    }

    private static void layCommand() throws IOException {
        String opens =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.startsWith("--add-opens"))
                        .collect(Collectors.joining(" "));
        Trino.script(
                bin.resolve("spark-sql"),
                "exec '%s' -Xmx1g -XX:TieredStopAtLevel=1 %s %s -Djava.io.tmpdir='%s' -cp '%s/*' '%s' \"$@\""
                        .formatted(
                                Path.of(System.getProperty("java.home"), "bin/java"),
                                opens,
                                "--add-opens=java.base/sun.nio.cs=ALL-UNNAMED --add-opens=java.base/sun.security.action=ALL-UNNAMED --add-opens=java.base/sun.util.calendar=ALL-UNNAMED --add-opens=java.base/jdk.internal.ref=ALL-UNNAMED --add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
                                desk,
                                SPARK.resolve("target/lib"),
                                SPARK.resolve("SparkSql.java")));
    }
}
