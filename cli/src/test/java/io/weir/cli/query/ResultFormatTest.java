package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFormatTest {

    private static final String WIRE_TEXTS =
            "SELECT * FROM (VALUES ('=cmd()', -1), ('+1', 2), ('-2', 3), ('@x', 4), ('a,\"b', 5),"
                    + " (chr(27) || '[31mred', 6), (chr(9) || 'tab', 7), ('a' || chr(10) || 'b', 8),"
                    + " ('r' || chr(8238) || 'l', 9), ('', 10), (NULL, 11), ('b\\s', 12))"
                    + " AS t(text, n)";

    @TempDir Path folder;

    @BeforeEach
    void writeATable() throws Exception {
        QueryRun.writeFile(folder.resolve("ledger/part-0.parquet"), "SELECT 1 AS x");
    }

    private String print(ResultFormat format, String sql) {
        String name = format.name().toLowerCase(Locale.ROOT);
        QueryRun run = QueryRun.of(sql, "--out", folder.toString(), "--format", name);
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
        return run.out();
    }

    @Test
    void escapesTextFromTheWireInCsvAndLetsNoneBeginAFormula() {
        assertThat(print(ResultFormat.CSV, WIRE_TEXTS).lines())
                .containsExactly(
                        "text,n",
                        "\"'=cmd()\",-1",
                        "\"'+1\",2",
                        "\"'-2\",3",
                        "\"'@x\",4",
                        "\"a,\"\"b\",5",
                        "\"\\u001b[31mred\",6",
                        "\"\\u0009tab\",7",
                        "\"a\\u000ab\",8",
                        "\"r\\u202el\",9",
                        "\"\",10",
                        ",11",
                        "\"b\\\\s\",12");
    }

    @Test
    void escapesTextFromTheWireInJson() {
        assertThat(print(ResultFormat.JSON, WIRE_TEXTS).lines())
                .startsWith("[", "{\"text\":\"=cmd()\",\"n\":-1},")
                .contains(
                        "{\"text\":\"a,\\\"b\",\"n\":5},",
                        "{\"text\":\"\\u001b[31mred\",\"n\":6},",
                        "{\"text\":\"r\\u202el\",\"n\":9},",
                        "{\"text\":\"\",\"n\":10},",
                        "{\"text\":null,\"n\":11},")
                .endsWith("{\"text\":\"b\\\\s\",\"n\":12}", "]");
    }

    @Test
    void escapesTextFromTheWireInATable() {
        assertThat(print(ResultFormat.TABLE, WIRE_TEXTS).lines())
                .contains("=cmd()         -1", "\\u001b[31mred   6", "r\\u202el        9")
                .noneMatch(line -> line.chars().anyMatch(c -> c < 0x20));
    }

    @Test
    void alignsTheColumnsOfATable() {
        String sql = "SELECT * FROM (VALUES ('ab', 5, 1.5), ('a', 1000, 22.25)) AS t(name, n, d)";
        assertThat(print(ResultFormat.TABLE, sql))
                .isEqualTo(
                        """
                        name     n      d
                        ab       5   1.50
                        a     1000  22.25
                        """);
    }

    @Test
    void printsOnlyTheNamesOfAnEmptyResult() {
        String sql = "SELECT 1 AS a, 2 AS b WHERE false";
        assertThat(print(ResultFormat.TABLE, sql)).isEqualTo("a  b\n");
        assertThat(print(ResultFormat.CSV, sql)).isEqualTo("a,b\n");
        assertThat(print(ResultFormat.JSON, sql)).isEqualTo("[]\n");
    }

    @Test
    void givesEveryTypeInJson() {
        String sql =
                "SELECT 170141183460469231731687303715884105727::HUGEINT AS big, 1.50::DECIMAL(9,2)"
                        + " AS decimal, 0.1::DOUBLE AS real, 'nan'::DOUBLE AS nan, true AS yes,"
                        + " DATE '2024-02-29' AS day, TIMESTAMP '1970-01-01 00:00:01' AS local,"
                        + " TIMESTAMPTZ '1969-12-31 23:59:59.999999Z' AS time, ['a', NULL] AS list,"
                        + " {'k': [1]} AS struct, MAP {'m': 2} AS map, '\\xAA'::BLOB AS blob";
        assertThat(print(ResultFormat.JSON, sql))
                .isEqualTo(
                        "[\n{\"big\":170141183460469231731687303715884105727,\"decimal\":1.50,"
                                + "\"real\":0.1,\"nan\":null,\"yes\":true,\"day\":\"2024-02-29\","
                                + "\"local\":1000000,\"time\":-1,\"list\":[\"a\",null],"
                                + "\"struct\":{\"k\":[1]},\"map\":{\"m\":2},"
                                + "\"blob\":\"\\\\xAA\"}\n]\n");
    }

    @Test
    void knowsTimesOfBrokenCaptures() {
        String sql = "SELECT TIMESTAMPTZ '9999-12-31 23:59:59.999999Z' AS late";
        assertThat(print(ResultFormat.CSV, sql)).isEqualTo("late\n253402300799999999\n");
        assertThat(print(ResultFormat.TABLE, sql)).endsWith("\n9999-12-31T23:59:59.999999Z\n");
    }

    @Test
    void joinsListsInCsv() {
        assertThat(print(ResultFormat.CSV, "SELECT ['a;b', 'c'] AS l, [[1], [2]] AS nested"))
                .isEqualTo("l,nested\n\"a\\u003bb;c\",\"[[1],[2]]\"\n");
    }

    @Test
    void streamsMoreRowsThanItMeasures() {
        assertThat(print(ResultFormat.TABLE, "SELECT range AS n FROM range(5000)").lines())
                .hasSize(5001)
                .endsWith("4999");
    }
}
