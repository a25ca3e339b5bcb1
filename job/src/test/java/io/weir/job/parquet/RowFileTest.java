package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Any values, over many pages and several row groups, come back as they were. */
class RowFileTest {

    private static final long SEED = Long.getLong("seed", new Random().nextLong());

    /** More than two row groups, and no full page at the end. */
    private static final int ROWS = 140_001;

    @TempDir Path out;

    private record Row(
            long number,
            @Nullable Long rare,
            int small,
            boolean flag,
            String word,
            String unique,
            @Nullable String growing,
            List<String> list) {}

    @Test
    void keepsAnyValues() throws Exception {
        List<Row> rows = writeRows();
        List<List<String>> read =
                TableFiles.query(
                        out,
                        "SELECT number, rare, small, flag, word, \"unique\", growing, list"
                                + " FROM FILES");
        for (int i = 0; i < ROWS; i++) {
            assertThat(read.get(i)).as("row %d, -Dseed=%d", i, SEED).isEqualTo(text(rows.get(i)));
        }
    }

    /** DuckDB passes over row groups and pages whose extremes leave a value out. */
    @Test
    void isFoundByEveryValue() throws Exception {
        List<Row> rows = writeRows();
        for (int i = 0; i < ROWS; i += ROWS / 20) {
            Row row = rows.get(i);
            String found =
                    String.format(
                            "SELECT count(*) > 0 FROM FILES WHERE number = %d AND small = %d AND"
                                    + " word = '%s' AND \"unique\" = '%s'",
                            row.number(), row.small(), row.word(), row.unique());
            assertThat(TableFiles.query(out, found))
                    .as("row %d, -Dseed=%d", i, SEED)
                    .containsExactly(List.of("true"));
        }
        assertThat(
                        TableFiles.query(
                                out,
                                "SELECT count(DISTINCT row_group_id), sum(row_group_num_rows)"
                                        + " FROM parquet_metadata('"
                                        + out
                                        + "/part-*.parquet') WHERE path_in_schema = 'number'"))
                .containsExactly(List.of("3", Integer.toString(ROWS)));
    }

    private List<Row> writeRows() throws Exception {
        List<Row> rows = new ArrayList<>();
        Random random = new Random(SEED);
        for (int i = 0; i < ROWS; i++) {
            rows.add(row(random, i));
        }
        write(rows);
        return rows;
    }

    private void write(List<Row> rows) throws Exception {
        try (ParquetSinkWriter<Row> writer =
                new ParquetSinkWriter<>(
                        PartNames.below(new org.apache.flink.core.fs.Path(out.toUri()), 0),
                        new Columns(),
                        1)) {
            for (Row row : rows) {
                writer.write(row, null);
            }
            Commits.commit(writer.prepareCommit());
        }
    }

    /** Nulls come in runs, so that pages hold only nulls, none, and both. */
    private static Row row(Random random, int i) {
        boolean known = i / 5000 % 3 == 0 || i / 5000 % 3 == 1 && random.nextBoolean();
        return new Row(
                random.nextLong(),
                known ? random.nextLong(1000) : null,
                random.nextInt(),
                random.nextInt(10_000) == 0,
                i < 9000 ? "one" : word(random.nextInt(i < 60_000 ? 17 : 3000)),
                Long.toHexString(random.nextLong()) + "é✓",
                known ? "x".repeat(random.nextInt(20)) + random.nextInt(1 + i) : null,
                list(random));
    }

    private static String word(int word) {
        return word == 0 ? "" : "word " + word;
    }

    private static List<String> list(Random random) {
        List<String> list = new ArrayList<>();
        for (int n = random.nextInt(100) == 0 ? random.nextInt(4) : 1; n > 0; n--) {
            list.add("sensor" + random.nextInt(3));
        }
        return list;
    }

    private static List<String> text(Row row) {
        return List.of(
                Long.toString(row.number()),
                String.valueOf(row.rare()),
                Integer.toString(row.small()),
                Boolean.toString(row.flag()),
                row.word(),
                row.unique(),
                String.valueOf(row.growing()),
                row.list().toString());
    }

    private static final class Columns implements RowColumns<Row> {

        private static final long serialVersionUID = 1;

        @Override
        public MessageType schema() {
            return new MessageType(
                    "row",
                    ColumnTypes.longNumber("number", false),
                    ColumnTypes.longNumber("rare", true),
                    ColumnTypes.intNumber("small", false),
                    ColumnTypes.bool("flag", false),
                    ColumnTypes.text("word", false),
                    ColumnTypes.text("unique", false),
                    ColumnTypes.text("growing", true),
                    ColumnTypes.textList("list"));
        }

        @Override
        public long hour(Row row) {
            return HourFolder.NONE;
        }

        @Override
        public void write(Row row, ColumnChunk[] columns) {
            columns[0].addNumber(row.number());
            if (row.rare() == null) {
                columns[1].addNull();
            } else {
                columns[1].addNumber(row.rare());
            }
            columns[2].addNumber(row.small());
            columns[3].addNumber(row.flag() ? 1 : 0);
            columns[4].addText(row.word());
            columns[5].addText(row.unique());
            if (row.growing() == null) {
                columns[6].addNull();
            } else {
                columns[6].addText(row.growing());
            }
            columns[7].addTexts(row.list());
        }
    }
}
