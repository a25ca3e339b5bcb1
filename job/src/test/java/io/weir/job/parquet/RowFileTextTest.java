package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of any length, and the lack of them, in a column that may be null. */
class RowFileTextTest {

    private static final long SEED = Long.getLong("seed", new Random().nextLong());

    /** Rows of a page of short texts. */
    private static final int PAGE_ROWS = 4096;

    private static final long MEGABYTE = 1 << 20;

    @TempDir Path out;

    private void write(List<@Nullable String> texts) throws Exception {
        try (ParquetSinkWriter<TextRow> writer =
                new ParquetSinkWriter<>(
                        PartNames.below(new org.apache.flink.core.fs.Path(out.toUri()), 0),
                        new Columns(),
                        1)) {
            for (String text : texts) {
                writer.write(new TextRow(text), null);
            }
            Commits.commit(writer.prepareCommit());
        }
    }

    private void assertReadBack(List<@Nullable String> texts) throws Exception {
        assertThat(TableFiles.query(out, "SELECT text FROM FILES"))
                .as("-Dseed=%d", SEED)
                .isEqualTo(texts.stream().map(text -> List.of(String.valueOf(text))).toList());
    }

    private List<List<String>> metadata(String columns) throws Exception {
        return TableFiles.query(
                out, "SELECT " + columns + " FROM parquet_metadata('" + out + "/part-*.parquet')");
    }

    /** 60 MB of texts that hardly compress, in fewer rows than a page of short ones has. */
    @Test
    void endsARowGroupBeforeLongTextsFillTheHeap() throws Exception {
        Random random = new Random(SEED);
        List<@Nullable String> texts = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            texts.add(letters(random, 20_000));
        }
        write(texts);
        assertReadBack(texts);
        assertThat(metadata("max(total_uncompressed_size) < 16 * " + MEGABYTE + ", count(*) > 3"))
                .containsExactly(List.of("true", "true"));
    }

    @Test
    void keepsATextLongerThanAPage() throws Exception {
        List<@Nullable String> texts = new ArrayList<>(Collections.nCopies(10, "short"));
        texts.set(5, letters(new Random(SEED), 5_000_000) + "é✓");
        write(texts);
        assertReadBack(texts);
    }

    @Test
    void writesNoDictionaryForNullsOnly() throws Exception {
        List<@Nullable String> nulls = Collections.nCopies(2 * PAGE_ROWS + 1, null);
        write(nulls);
        assertReadBack(nulls);
        assertThat(metadata("dictionary_page_offset IS NULL, stats_null_count"))
                .containsExactly(List.of("true", Integer.toString(nulls.size())));
    }

    @Test
    void beginsADictionaryAfterPagesOfNulls() throws Exception {
        List<@Nullable String> texts = new ArrayList<>(Collections.nCopies(2 * PAGE_ROWS, null));
        texts.addAll(Collections.nCopies(PAGE_ROWS, "one"));
        texts.addAll(Collections.nCopies(PAGE_ROWS, null));
        texts.addAll(Collections.nCopies(PAGE_ROWS + 1, "two"));
        write(texts);
        assertReadBack(texts);
        assertThat(metadata("dictionary_page_offset IS NULL")).containsExactly(List.of("false"));
    }

    private static String letters(Random random, int length) {
        StringBuilder text = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            text.append((char) ('!' + random.nextInt(90)));
        }
        return text.toString();
    }

    private record TextRow(@Nullable String text) {}

    private static final class Columns implements RowColumns<TextRow> {

        private static final long serialVersionUID = 1;

        @Override
        public MessageType schema() {
            return new MessageType("row", ColumnTypes.text("text", true));
        }

        @Override
        public long hour(TextRow row) {
            return HourFolder.NONE;
        }

        @Override
        public void write(TextRow row, ColumnChunk[] columns) {
            String text = row.text();
            if (text == null) {
                columns[0].addNull();
            } else {
                columns[0].addText(text);
            }
        }
    }
}
