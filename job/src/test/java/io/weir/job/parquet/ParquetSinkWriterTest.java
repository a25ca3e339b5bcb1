package io.weir.job.parquet;

import static io.weir.job.parquet.SampleFlows.HOUR_US;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetSinkWriterTest {

    private static final int LIMIT = 64;

    @TempDir Path out;

    private ParquetSinkWriter<FlowRecord> writer() {
        return writer(3, LIMIT);
    }

    private ParquetSinkWriter<FlowRecord> writer(int subtask, int limit) {
        return new ParquetSinkWriter<>(
                PartNames.below(new org.apache.flink.core.fs.Path(out.toUri()), subtask),
                new FlowColumns(),
                limit);
    }

    @Test
    void showsNothingBeforeTheCommit() throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            writer.write(SampleFlows.sparse(1, 0), null);
            assertThat(TableFiles.visible(out)).isEmpty();
            Collection<PendingFile> pending = writer.prepareCommit();
            assertThat(TableFiles.visible(out)).isEmpty();
            Commits.commit(pending);
        }
        assertThat(TableFiles.visible(out))
                .singleElement()
                .asString()
                .matches("date=1970-01-01/hour=00/part-3-0-[0-9a-f-]{36}\\.parquet");
        assertThat(TableFiles.hidden(out)).isEmpty();
    }

    @Test
    void commitsTwiceWithoutHarm() throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            writer.write(SampleFlows.sparse(1, 0), null);
            Collection<PendingFile> pending = writer.prepareCommit();
            Commits.commit(pending);
            Commits.commit(pending);
        }
        assertThat(TableFiles.query(out, "SELECT count(*) FROM FILES"))
                .containsExactly(List.of("1"));
    }

    @Test
    void commitsOnceMoreWhatWasMergedIntoAnotherFileMeanwhile() throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            writer.write(SampleFlows.sparse(1, 0), null);
            Collection<PendingFile> pending = writer.prepareCommit();
            Commits.commit(pending);
            Path published = out.resolve(TableFiles.visible(out).get(0));
            String name = published.getFileName().toString();
            Path merged = Files.move(published, published.resolveSibling("part-merged-0.parquet"));
            new MergedNames(Set.of(name), Set.of())
                    .write(published.resolveSibling(MergedNames.PREFIX + "1"));

            Commits.commit(pending);

            assertThat(merged).exists();
            assertThat(TableFiles.visible(out)).hasSize(1);
        }
    }

    @Test
    void holdsNoMoreFilesOpenThanTheLimitAndLosesNoRow() throws Exception {
        int hours = 300;
        List<PendingFile> pending = new ArrayList<>();
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            for (int i = 0; i < 2 * hours; i++) {
                writer.write(SampleFlows.sparse(i, i % hours * HOUR_US), null);
                assertThat(writer.openFiles()).isLessThanOrEqualTo(LIMIT);
            }
            pending.addAll(writer.prepareCommit());
            Commits.commit(pending);
        }
        assertThat(TableFiles.query(out, "SELECT count(*), count(DISTINCT flow_id) FROM FILES"))
                .containsExactly(List.of("600", "600"));
        assertThat(TableFiles.query(out, "SELECT count(DISTINCT (date, hour)) FROM FILES"))
                .containsExactly(List.of("300"));
    }

    @Test
    void leavesNothingBehindWhenItIsClosedWithoutACommit() throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            for (int i = 0; i < LIMIT + 10; i++) {
                writer.write(SampleFlows.sparse(i, i * HOUR_US), null);
            }
        }
        assertThat(TableFiles.visible(out)).isEmpty();
        assertThat(TableFiles.hidden(out)).isEmpty();
    }

    @Test
    void isClosedWithoutACommitWhileItsNeighboursAre() throws Exception {
        List<ParquetSinkWriter<FlowRecord>> writers = new ArrayList<>();
        for (int subtask = 0; subtask < 4; subtask++) {
            ParquetSinkWriter<FlowRecord> writer = writer(subtask, 1);
            writers.add(writer);
            for (int i = 0; i < 60; i++) {
                writer.write(SampleFlows.sparse(i, i % 2 * HOUR_US), null);
            }
        }
        ExecutorService threads = Executors.newFixedThreadPool(writers.size());
        try {
            List<Future<?>> closed = new ArrayList<>();
            for (ParquetSinkWriter<FlowRecord> writer : writers) {
                closed.add(threads.submit(() -> close(writer)));
            }
            for (Future<?> one : closed) {
                one.get();
            }
        } finally {
            threads.shutdown();
        }
        assertThat(TableFiles.hidden(out)).isEmpty();
    }

    private static boolean close(ParquetSinkWriter<FlowRecord> writer) throws IOException {
        writer.close();
        return true;
    }

    @Test
    void saysWhichFileCannotBeWritten() throws Exception {
        Files.writeString(out.resolve("date=1970-01-01"), "a file where a folder has to be");
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            assertThatThrownBy(() -> writer.write(SampleFlows.sparse(1, 0), null))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot write " + out)
                    .hasMessageContaining("date=1970-01-01/hour=00/part-3-0-");
        }
        assertThat(TableFiles.visible(out)).containsExactly("date=1970-01-01");
    }

    @Test
    void failsLoudlyWhenAPendingFileIsGone() throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer = writer()) {
            writer.write(SampleFlows.sparse(1, 0), null);
            Collection<PendingFile> pending = writer.prepareCommit();
            for (String file : TableFiles.hidden(out)) {
                Files.delete(out.resolve(file));
            }
            assertThatThrownBy(() -> Commits.commit(pending))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("cannot publish " + out)
                    .hasMessageContaining("its hidden file is gone");
        }
    }
}
