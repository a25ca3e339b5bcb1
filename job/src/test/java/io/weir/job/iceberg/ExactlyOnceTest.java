package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.parquet.FlowParquetSink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobID;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that writes an Iceberg table while its tasks and its commits fail. */
@Timeout(120)
class ExactlyOnceTest {

    private static final PacedSource NUMBERS = new PacedSource(100, 10);
    private static final String EACH_ONCE =
            "SELECT count(*) || ' ' || count(DISTINCT flow_id) || ' ' || max(flow_id) FROM FILES";

    @TempDir private Path out;
    @TempDir private Path checkpoints;

    private IcebergTables tables() {
        return new IcebergTables(CatalogSettings.folder(out.toUri()));
    }

    private void hasEachFlowOnce() throws Exception {
        long rows = FlowRun.rows(NUMBERS);
        try (LakeReader reader = new LakeReader(out)) {
            assertThat(reader.query(FlowParquetSink.FLOWS, EACH_ONCE))
                    .containsExactly("%d %d %016x".formatted(rows, rows, rows - 1));
        }
    }

    @Test
    void holdsEachFlowOnceWhereCommitsFailBeforeAndBehindTheirWork() throws Exception {
        FlowRun.end(FlowRun.start(checkpoints, NUMBERS, new FaultySink(tables().flows())));
        hasEachFlowOnce();
    }

    @Test
    void holdsEachFlowOnceWhereATaskFails() throws Exception {
        long inTheMiddle = FlowRun.rows(NUMBERS) / 2;
        FlowRun.end(FlowRun.start(checkpoints, NUMBERS, tables().flows(), inTheMiddle));
        hasEachFlowOnce();
    }

    /** With high availability the id of a job is that of its cluster, whenever it is started. */
    @Test
    void addsWhatAJobWritesThatBeginsAnewUnderTheIdOfAnEarlierOne() throws Exception {
        JobID id = new JobID();
        PacedSource longer = NUMBERS;
        PacedSource shorter = new PacedSource(100, 3);
        FlowRun.end(FlowRun.start(id, checkpoints, longer, tables().flows()));
        FlowRun.end(FlowRun.start(id, checkpoints, shorter, tables().flows()));
        try (LakeReader reader = new LakeReader(out)) {
            assertThat(reader.count(FlowParquetSink.FLOWS))
                    .isEqualTo(FlowRun.rows(longer) + FlowRun.rows(shorter));
        }
    }

    /** Everything of a checkpoint is one step; nothing else is, so the files are those of it. */
    @Test
    void commitsTheFilesOfAllSubtasksAsOneSnapshot() throws Exception {
        FlowRun.end(FlowRun.start(checkpoints, NUMBERS, tables().flows()));
        List<Long> commits =
                LakeReader.snapshots(out, FlowParquetSink.FLOWS).stream()
                        .map(Snapshot::summary)
                        .map(summary -> summary.get("flink.max-committed-checkpoint-id"))
                        .map(Long::parseLong)
                        .toList();
        assertThat(commits).hasSizeGreaterThan(3).isSorted().doesNotHaveDuplicates();
        try (Stream<Path> files = Files.walk(out.resolve("flows/data"))) {
            assertThat(
                            files.filter(Files::isRegularFile)
                                    .map(file -> file.getFileName().toString()))
                    .allMatch(name -> name.startsWith("part-"));
        }
    }
}
