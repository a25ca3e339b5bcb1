package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class QueryCommandTest {

    private static final String HOUR_5 = "flows/date=2024-02-29/hour=05/";

    @TempDir Path folder;

    private QueryRun query(String sql) {
        return QueryRun.of(sql, "--out", folder.toString(), "--format", "csv");
    }

    private void writeFlow(String file, String columns) throws Exception {
        QueryRun.writeFile(folder.resolve(file), "SELECT " + columns);
    }

    @Test
    void asksTheFilesOfAllHours() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS client_packets");
        writeFlow("flows/date=2024-03-01/hour=17/part-0.parquet", "2 AS client_packets");
        QueryRun run = query("SELECT date, hour, client_packets FROM flows ORDER BY hour");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        assertThat(run.out())
                .isEqualTo("date,hour,client_packets\n2024-02-29,5,1\n2024-03-01,17,2\n");
    }

    @Test
    void passesOverFilesThatAreStillWritten() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        writeFlow(HOUR_5 + ".part-1.parquet", "2 AS x");
        Files.writeString(folder.resolve(HOUR_5 + ".part-2.parquet.inprogress.1"), "PAR1 half");
        assertThat(query("SELECT sum(x) AS x FROM flows").out()).isEqualTo("x\n1\n");
    }

    @Test
    void readsFilesOfAnEarlierReleaseThatLackAColumn() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        writeFlow(HOUR_5 + "part-1.parquet", "2 AS x, 'new' AS y");
        assertThat(query("SELECT x, y FROM flows ORDER BY x").out()).isEqualTo("x,y\n1,\n2,new\n");
    }

    @Test
    void knowsEveryTableThatTheFolderHas() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        writeFlow(
                "ledger/part-0.parquet",
                "TIMESTAMPTZ '1970-01-01 01:00:00Z' AS hour, 7 AS packets");
        Files.createDirectories(folder.resolve("dns"));
        assertThat(query("SHOW TABLES").out()).isEqualTo("name\nflows\nledger\n");
        assertThat(query("SELECT hour, packets FROM ledger").out())
                .isEqualTo("hour,packets\n3600000000,7\n");
    }

    @Test
    void takesAnyFolderNameAsItIs() throws Exception {
        folder = folder.resolve("we[i]r 'of' a?*b");
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        assertThat(query("SELECT x FROM flows").out()).isEqualTo("x\n1\n");
    }

    @Test
    void readsTimesInUtcWhateverTheMachinesZone() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "TIMESTAMPTZ '2024-02-29 05:59:59.999999Z' AS t");
        String sql = "SELECT t, date_trunc('day', t) AS day FROM flows";
        assertThat(QueryRun.of(sql, "--out", folder.toString()).out())
                .endsWith("\n2024-02-29T05:59:59.999999Z  2024-02-29T00:00:00.000000Z\n");
    }

    @Test
    void saysThatAFolderIsMissing() {
        folder = folder.resolve("nowhere");
        QueryRun run = query("SELECT 1");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).hasLineCount(1).contains("no folder", "nowhere");
    }

    @Test
    void saysThatAFolderHoldsNoTables() throws Exception {
        Files.createDirectories(folder.resolve(HOUR_5));
        QueryRun run = query("SELECT 1");
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("holds no tables");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-- a comment\nSELECT x FROM flows", "--\nSELECT x FROM flows;\n"})
    void takesSqlThatBeginsWithAComment(String sql) throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        QueryRun run = query(sql);
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).isEqualTo("x\n1\n");
    }

    @Test
    void stillKnowsAnOptionThatIsNone() {
        assertThat(QueryRun.of("--fromat", "SELECT 1").err()).contains("unknown option '--fromat'");
    }

    @Test
    void tellsWhatIsWrongWithTheSqlInOneLine() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        QueryRun run = query("SELECT nosuch\nFROM flows");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .hasLineCount(1)
                .contains("Referenced column \"nosuch\" not found", "(tables: flows)");
        assertThat(query("SELCT 1").err()).hasLineCount(1).contains("syntax error");
    }

    @Test
    void saysThatAFileIsBroken() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        Files.writeString(folder.resolve(HOUR_5 + "part-1.parquet"), "no Parquet at all");
        QueryRun run = query("SELECT x FROM flows");
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("part-1.parquet");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COPY (SELECT 1) TO 'FOLDER/stray.csv'",
                "SELECT 1; COPY (SELECT 1) TO 'FOLDER/stray.csv'",
                "COPY (SELECT 1) TO 'FOLDER/stray.csv'; SELECT 1",
                "ATTACH 'FOLDER/stray.db'",
                "EXPORT DATABASE 'FOLDER/stray'",
                "DROP VIEW flows",
                "SELECT 1; SELECT 2",
            })
    void writesNothing(String sql) throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        QueryRun run = query(sql.replace("FOLDER", folder.toString()));
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("one query that reads");
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files).containsExactly(folder.resolve("flows"));
        }
    }

    @Test
    void endsQuietlyWhenTheReaderHasEnough() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        QueryRun run =
                QueryRun.of(failing("Broken pipe"), "FROM flows", "--out", folder.toString());
        assertThat(run.status()).isZero();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void saysThatTheResultCannotBeWritten() throws Exception {
        writeFlow(HOUR_5 + "part-0.parquet", "1 AS x");
        QueryRun run =
                QueryRun.of(
                        failing("No space left on device"),
                        "FROM flows",
                        "--out",
                        folder.toString());
        assertThat(run.status()).isEqualTo(1);
        assertThat(run.err()).hasLineCount(1).contains("No space left on device");
    }

    private static OutputStream failing(String message) {
        return new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException(message);
            }

            @Override
            public String toString() {
                return "";
            }
        };
    }

    @Test
    void saysThatThereIsNothingToAsk() {
        QueryRun run = QueryRun.of();
        assertThat(run.status()).isEqualTo(2);
        assertThat(run.err()).contains("no SQL given");
    }

    @Test
    void refusesAFormatItDoesNotKnow() {
        QueryRun run = QueryRun.of("SELECT 1", "--format", "xml");
        assertThat(run.status()).isEqualTo(2);
    }
}
