package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.iceberg.TableCompaction.Group;
import io.weir.job.iceberg.TableCompaction.Merger;
import io.weir.job.parquet.WrittenFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileMetadata;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Merges in a table beside the job that writes it. */
class TableCompactionTest {

    private static final String NAME = "flows";
    private static final long TARGET = 64 << 20;
    private static final int HOURS = 3;
    private static final String ALL = "SELECT f FROM FILES AS f ORDER BY flow_id";

    @TempDir private Path out;
    private CatalogSettings settings;
    private final Requests requests = new Requests();
    private final List<List<CheckpointFile>> checkpoints = new ArrayList<>();

    @BeforeEach
    void write() throws Exception {
        settings = CatalogSettings.folder(out.toUri());
        new IcebergTables(settings).flows();
        for (int checkpoint = 1; checkpoint <= 4; checkpoint++) {
            commitNext();
        }
    }

    private void commitNext() throws Exception {
        commitNext("job", checkpoints.size() + 1);
    }

    private void commitNext(String run, long number) throws Exception {
        int checkpoint = checkpoints.size() + 1;
        List<CheckpointFile> files = new ArrayList<>();
        for (var file :
                WrittenFiles.flows(
                        out.resolve("flows/data"),
                        TableSetup.ids(LakeReader.table(out, NAME)),
                        checkpoint * 100,
                        50)) {
            files.add(new CheckpointFile(file, run, number));
        }
        commit(files);
        checkpoints.add(files);
    }

    private void commit(List<CheckpointFile> files) throws Exception {
        try (CheckpointCommitter committer =
                new CheckpointCommitter(() -> TableHandle.open(settings, NAME), NAME)) {
            committer.commit(requests.of(files));
        }
    }

    private List<String> rows() throws Exception {
        try (LakeReader reader = new LakeReader(out)) {
            return reader.query(NAME, ALL);
        }
    }

    private static Instant now() {
        return Instant.now().plusSeconds(1);
    }

    private List<Long> compact(Merger merger) throws Exception {
        List<Long> sizes = new ArrayList<>();
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            for (Group group : compaction.groups(now(), TARGET, 1)) {
                sizes.add(compaction.merge(group, merger));
            }
        }
        return sizes;
    }

    private static void byDuckDb(List<Path> files, Path result) throws Exception {
        String parts =
                files.stream().map(file -> "'" + file + "'").collect(Collectors.joining(","));
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement()) {
            statement.execute(
                    "COPY (SELECT * FROM read_parquet(["
                            + parts
                            + "], hive_partitioning = false) ORDER BY end_time) TO '"
                            + result
                            + "' (FORMAT parquet, COMPRESSION zstd)");
        }
    }

    @Test
    void makesOneFileOfAnHourWithTheSameRows() throws Exception {
        List<String> before = rows();
        assertThat(before).hasSize(200);
        assertThat(CurrentFiles.of(out, NAME)).hasSize(4 * HOURS);

        List<Long> sizes = compact((files, ids, result) -> byDuckDb(files, result));

        assertThat(sizes).hasSize(HOURS).allMatch(size -> size > 0);
        assertThat(CurrentFiles.of(out, NAME)).hasSize(HOURS);
        assertThat(rows()).isEqualTo(before);
        assertThat(compact((files, ids, result) -> byDuckDb(files, result))).isEmpty();
    }

    @Test
    void leavesYoungFilesAlone() throws Exception {
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.groups(Instant.now().minusSeconds(3600), TARGET, 1)).isEmpty();
            assertThat(compaction.groups(now(), TARGET, 5)).isEmpty();
            assertThat(compaction.groups(now(), TARGET, 4)).hasSize(HOURS);
            assertThat(compaction.groups(now(), 100, 1)).as("all are large").isEmpty();
        }
    }

    @Test
    void losesNothingThatIsCommittedMeanwhile() throws Exception {
        compact(
                (files, ids, result) -> {
                    commitNext();
                    byDuckDb(files, result);
                });
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            compaction.expire(now());
        }
        for (List<CheckpointFile> checkpoint : checkpoints) {
            commit(checkpoint);
        }
        assertThat(rows()).hasSize(350).doesNotHaveDuplicates();
    }

    @Test
    void givesUpWhereAnotherWasFaster() throws Exception {
        List<Long> sizes =
                compact(
                        (files, ids, result) -> {
                            if (CurrentFiles.of(out, NAME).size() > HOURS) {
                                compact((f, i, r) -> byDuckDb(f, r));
                            }
                            byDuckDb(files, result);
                        });
        assertThat(sizes).containsOnly(-1L);
        assertThat(rows()).hasSize(200).doesNotHaveDuplicates();
        assertThat(mergedFiles()).hasSize(HOURS);
    }

    @Test
    void changesNothingWhereRowsAreLost() throws Exception {
        assertThatThrownBy(
                        () ->
                                compact(
                                        (files, ids, result) ->
                                                byDuckDb(files.subList(1, files.size()), result)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(" rows instead of ");
        assertThat(rows()).hasSize(200);
        assertThat(mergedFiles()).isEmpty();
    }

    private List<String> mergedFiles() throws IOException {
        try (var files = Files.walk(out.resolve("flows/data"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.startsWith("part-merged-"))
                    .toList();
        }
    }

    @Test
    void deletesOldFilesOnlyWithTheirSnapshots() throws Exception {
        List<Path> old = CurrentFiles.of(out, NAME);
        compact((files, ids, result) -> byDuckDb(files, result));
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.expire(Instant.now().minus(Duration.ofHours(1)))).isZero();
            assertThat(old).allMatch(Files::exists);
            // Of four commits and three merges.
            assertThat(compaction.expire(now())).isEqualTo(6);
        }
        // Those of the newest merge go when its snapshot goes.
        assertThat(old.stream().filter(Files::exists)).hasSize(4);
        commitNext();
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.expire(now())).isEqualTo(1);
        }
        assertThat(old).noneMatch(Files::exists);
        assertThat(rows()).hasSize(250);
    }

    /** As another engine does: by a mark in a file of its own. */
    private void deleteARowBesideOneOf(List<Path> files) throws Exception {
        Table table = LakeReader.table(out, NAME);
        try (var tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                if (files.contains(Locations.local(file.location()))) {
                    table.newRowDelta()
                            .addDeletes(
                                    FileMetadata.deleteFileBuilder(table.spec())
                                            .ofPositionDeletes()
                                            .withPath(table.location() + "/data/deleted.parquet")
                                            .withPartition(file.partition())
                                            .withFileSizeInBytes(100)
                                            .withRecordCount(1)
                                            .build())
                            .commit();
                    return;
                }
            }
        }
        throw new AssertionError("none of them is in the table");
    }

    /** The rows would be back. */
    @Test
    void givesUpWhereRowsWereDeletedSinceTheMergeWasPlanned() throws Exception {
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            List<Group> groups = compaction.groups(now(), TARGET, 1);
            Merger deleting =
                    (files, ids, result) -> {
                        byDuckDb(files, result);
                        deleteARowBesideOneOf(files);
                    };
            Merger merging = (files, ids, result) -> byDuckDb(files, result);
            assertThat(compaction.merge(groups.get(0), deleting)).isEqualTo(-1);
            assertThat(compaction.merge(groups.get(1), merging)).isPositive();
            assertThat(compaction.merge(groups.get(0), merging)).isEqualTo(-1);
        }
        assertThatThrownBy(() -> CurrentFiles.of(out, NAME))
                .hasMessageContaining("another engine has deleted rows in it");
    }

    /** By marks in files of their own, which who reads file by file would not see. */
    @Test
    void leavesAloneAndToOthersWhatAnotherEngineHasDeletedFrom() throws Exception {
        deleteARowBesideOneOf(CurrentFiles.of(out, NAME));
        assertThatThrownBy(() -> CurrentFiles.of(out, NAME))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("another engine has deleted rows in it");
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.groups(now(), TARGET, 1)).hasSize(HOURS - 1);
        }
    }

    @Test
    void keepsTheMarksOfAllRunsThatCanBeRestored() throws Exception {
        commitNext("other", 9);
        commitNext("job", 5);
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.expire(now())).as("before both marks").isEqualTo(4);
        }
        for (int round = 0; round < 2; round++) {
            compact((files, ids, result) -> byDuckDb(files, result));
            try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
                assertThat(compaction.expire(now())).isPositive();
            }
            commitNext("third", round + 1);
        }
        commit(checkpoints.get(4));
        commit(checkpoints.get(5));
        assertThat(requests.heard()).hasSize(2 * HOURS).containsOnly("already committed");
        assertThat(rows()).hasSize(400).doesNotHaveDuplicates();
    }

    @Test
    void forgetsTheMarkOfARunThatEndedLongAgo() throws Exception {
        commitNext("other", 9);
        commitNext("job", 5);
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            assertThat(compaction.expire(now(), now())).isEqualTo(5);
        }
    }

    /** A restored job commits again what was merged and deleted long ago. */
    @Test
    void keepsTheMarkByWhichACommitIsKnownToHaveSucceeded() throws Exception {
        compact((files, ids, result) -> byDuckDb(files, result));
        try (TableCompaction compaction = TableCompaction.open(out, NAME)) {
            compaction.expire(now());
        }
        for (List<CheckpointFile> checkpoint : checkpoints) {
            commit(checkpoint);
        }
        assertThat(requests.heard()).hasSize(4 * HOURS).containsOnly("already committed");
        assertThat(rows()).hasSize(200).doesNotHaveDuplicates();
    }
}
