package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.iceberg.FaultyOperations.Point;
import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.WrittenFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A commit that is tried again, and what else may come in its place. */
class CheckpointCommitterTest {

    private static final String SINK = "flows";

    @TempDir private Path out;
    private CatalogSettings settings;
    private final Requests requests = new Requests();

    @BeforeEach
    void makeTable() {
        settings = CatalogSettings.folder(out.toUri());
        new IcebergTables(settings).flows();
    }

    private List<CheckpointFile> written(String job, long checkpoint, int from) throws Exception {
        List<CheckpointFile> files = new ArrayList<>();
        for (var file :
                WrittenFiles.flows(out.resolve("flows/data"), TableSetup.ids(table()), from, 10)) {
            files.add(new CheckpointFile(file, job, checkpoint));
        }
        return files;
    }

    private Table table() throws IOException {
        return TableHandle.open(settings, SINK).table();
    }

    private void commit(List<CheckpointFile> files) throws Exception {
        try (CheckpointCommitter committer =
                new CheckpointCommitter(() -> TableHandle.open(settings, SINK), SINK)) {
            committer.commit(requests.of(files));
        }
    }

    private void commitFaultily(Point point, List<CheckpointFile> files) throws Exception {
        FolderOperations operations = new FolderOperations(Locations.of(settings.out(), SINK));
        Table table = new BaseTable(new FaultyOperations(operations, point), SINK);
        TableHandle handle = new TableHandle(new FolderCatalog(settings.out()), table);
        try (CheckpointCommitter committer = new CheckpointCommitter(() -> handle, SINK)) {
            committer.commit(requests.of(files));
        }
    }

    private long count() throws Exception {
        try (LakeReader reader = new LakeReader(out)) {
            return reader.count(FlowParquetSink.FLOWS);
        }
    }

    @Test
    void addsAllFilesOfACheckpointInOneStep() throws Exception {
        List<CheckpointFile> files = written("job", 1, 0);
        assertThat(files).hasSizeGreaterThan(1);
        commit(files);
        assertThat(count()).isEqualTo(10);
        Snapshot snapshot = table().currentSnapshot();
        assertThat(snapshot.parentId()).isNull();
        assertThat(snapshot.summary())
                .containsEntry("flink.job-id", "job")
                .containsEntry("flink.operator-id", SINK)
                .containsEntry("flink.max-committed-checkpoint-id", "1")
                .containsEntry("added-data-files", Integer.toString(files.size()));
    }

    @ParameterizedTest
    @EnumSource(Point.class)
    void addsThemOnceWhereTheFirstTryFailed(Point point) throws Exception {
        commit(written("job", 1, 0));
        List<CheckpointFile> files = written("job", 2, 10);
        assertThatThrownBy(() -> commitFaultily(point, files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot commit to table flows: ");
        commit(files);
        commit(files);
        assertThat(count()).isEqualTo(20);
        assertThat(table().snapshots()).hasSize(2);
    }

    @Test
    void saysThatACheckpointIsThereAlready() throws Exception {
        List<CheckpointFile> files = written("job", 3, 0);
        commit(files);
        assertThat(requests.heard()).isEmpty();
        commit(files);
        assertThat(requests.heard()).hasSize(files.size()).containsOnly("already committed");
    }

    /** Checkpoints of different jobs have the same numbers. */
    @Test
    void tellsJobsApart() throws Exception {
        commit(written("job", 7, 0));
        commit(written("other job", 3, 10));
        commit(written("job", 8, 20));
        assertThat(count()).isEqualTo(30);
    }

    @Test
    void commitsWhatAJobFindsOfTheOneItGoesOnFrom() throws Exception {
        commit(written("job", 1, 0));
        List<CheckpointFile> left = written("job", 2, 10);
        commit(left);
        commit(written("restored job", 3, 20));
        commit(left);
        assertThat(count()).isEqualTo(30);
    }

    @Test
    void failsLoudlyWhereAFileIsGone() throws Exception {
        List<CheckpointFile> files = written("job", 1, 0);
        WrittenFiles.deleteHidden(out);
        assertThatThrownBy(() -> commit(files))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("cannot publish ");
        assertThat(count()).isZero();
    }

    @Test
    void keepsFilesThroughASerializer() throws Exception {
        CheckpointFileSerializer serializer = new CheckpointFileSerializer();
        List<CheckpointFile> copies = new ArrayList<>();
        for (CheckpointFile file : written("job", 5, 0)) {
            copies.add(serializer.deserialize(1, serializer.serialize(file)));
        }
        commit(copies);
        assertThat(count()).isEqualTo(10);
        assertThat(copies).extracting(CheckpointFile::checkpoint).containsOnly(5L);
        assertThatThrownBy(() -> serializer.deserialize(2, new byte[0]))
                .hasMessage("file of a checkpoint, of unknown version 2");
    }
}
