package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.parquet.FlowParquetSink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.flink.core.execution.JobClient;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a reader counts again and again while a job commits checkpoint after checkpoint. */
@Timeout(120)
class ReadWhileWritingTest {

    private static final PacedSource NUMBERS = new PacedSource(150, 12);

    @TempDir private Path out;
    @TempDir private Path checkpoints;

    @Test
    void seesOnlyWholeCheckpointsOfAnIcebergTable() throws Exception {
        JobClient job =
                FlowRun.start(
                        checkpoints,
                        NUMBERS,
                        new IcebergTables(CatalogSettings.folder(out.toUri())).flows());
        List<Long> seen;
        try (LakeReader reader = new LakeReader(out)) {
            seen = whileItRuns(job, () -> reader.count("flows"));
        }
        TreeSet<Long> wholeCheckpoints = new TreeSet<>(List.of(0L));
        for (Snapshot snapshot : LakeReader.table(out, "flows").snapshots()) {
            long added = Long.parseLong(snapshot.summary().get("added-records"));
            wholeCheckpoints.add(wholeCheckpoints.last() + added);
        }

        assertThat(wholeCheckpoints).hasSizeGreaterThan(NUMBERS.checkpoints() / 2);
        assertThat(wholeCheckpoints).containsAll(seen);
        assertThat(new TreeSet<>(seen)).as("distinct counts").hasSizeGreaterThan(3);
        assertThat(seen).isSorted().endsWith(FlowRun.rows(NUMBERS));
    }

    /** Files appear one after the other: a count may lie inside of a checkpoint. */
    @Test
    void seesOnlyWholeFilesOfPlainParquet() throws Exception {
        JobClient job = FlowRun.start(checkpoints, NUMBERS, FlowParquetSink.to(out));
        String files = "'" + out + "/flows/*/*/[!.]*.parquet'";
        List<TreeMap<String, Long>> seen;
        try (LakeReader reader = new LakeReader(out)) {
            seen = whileItRuns(job, () -> rowsByFile(reader, files));
        }
        TreeMap<String, Long> whole = seen.get(seen.size() - 1);

        assertThat(whole.values().stream().mapToLong(Long::longValue).sum())
                .isEqualTo(FlowRun.rows(NUMBERS));
        assertThat(seen).allSatisfy(count -> assertThat(whole).containsAllEntriesOf(count));
        assertThat(new TreeSet<>(seen.stream().map(TreeMap::size).toList()))
                .as("distinct numbers of files")
                .hasSizeGreaterThan(3);
    }

    private static TreeMap<String, Long> rowsByFile(LakeReader reader, String files)
            throws Exception {
        TreeMap<String, Long> rows = new TreeMap<>();
        if (!reader.read("SELECT 1 FROM glob(" + files + ") LIMIT 1").isEmpty()) {
            String sql =
                    "SELECT filename || ' ' || count(*) FROM read_parquet("
                            + files
                            + ", filename = true) GROUP BY filename";
            for (String row : reader.read(sql)) {
                int space = row.lastIndexOf(' ');
                rows.put(row.substring(0, space), Long.parseLong(row.substring(space + 1)));
            }
        }
        return rows;
    }

    /** What was counted while the job ran, and once more behind it. */
    private static <T> List<T> whileItRuns(JobClient job, Callable<T> count) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        ExecutorService thread = Executors.newSingleThreadExecutor();
        try {
            Future<List<T>> seen =
                    thread.submit(
                            () -> {
                                List<T> counts = new ArrayList<>();
                                while (!over.get()) {
                                    counts.add(count.call());
                                }
                                counts.add(count.call());
                                return counts;
                            });
            FlowRun.end(job);
            over.set(true);
            return seen.get();
        } finally {
            over.set(true);
            thread.shutdown();
        }
    }
}
