package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.CommitStateUnknownException;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Commits to a table that is only a folder. */
@Timeout(60)
class FolderOperationsTest {

    private static final String NAME = "numbers";
    private static final Schema SCHEMA =
            new Schema(NestedField.required(1, "number", Types.LongType.get()));

    @TempDir private Path folder;
    private FolderCatalog catalog;

    @BeforeEach
    void makeTable() {
        catalog = new FolderCatalog(folder.toUri());
        catalog.create(NAME, SCHEMA, PartitionSpec.unpartitioned(), Map.of());
    }

    private FolderOperations operations() {
        return new FolderOperations(Locations.of(folder.toUri(), NAME));
    }

    private static void set(FolderOperations operations, String key) {
        TableMetadata base = operations.refresh();
        operations.commit(base, base.replaceProperties(Map.of(key, "set")));
    }

    private Path metadata(String file) {
        return folder.resolve(NAME).resolve("metadata").resolve(file);
    }

    @Test
    void laysOutWhatReadersOfFoldersLookFor() throws Exception {
        set(operations(), "one");
        assertThat(metadata("v1.metadata.json")).exists();
        assertThat(metadata("v2.metadata.json")).exists();
        assertThat(metadata("version-hint.text")).hasContent("2");
        try (Stream<Path> files = Files.list(metadata(""))) {
            assertThat(files).as("nothing is left behind").hasSize(3);
        }
        assertThat(operations().refresh().location()).isEqualTo("file://" + folder + "/" + NAME);
    }

    @Test
    void knowsNoTableInAnEmptyFolder() {
        assertThat(catalog.load("letters")).isNull();
    }

    @Test
    void refusesACommitUponWhatIsNotTheNewestAnyMore() {
        FolderOperations behind = operations();
        TableMetadata old = behind.refresh();
        set(operations(), "of another");
        assertThatThrownBy(() -> behind.commit(old, old.replaceProperties(Map.of("mine", "set"))))
                .isInstanceOf(CommitFailedException.class)
                .hasMessageContaining("version 2 of ");
        assertThat(operations().refresh().properties()).containsOnlyKeys("of another");
    }

    @Test
    void findsTheNewestVersionWithoutAGoodHint() throws Exception {
        set(operations(), "one");
        for (String hint : List.of("", "1", "99", "nonsense")) {
            Files.writeString(metadata("version-hint.text"), hint);
            assertThat(operations().refresh().properties()).as(hint).containsKey("one");
        }
        Files.delete(metadata("version-hint.text"));
        assertThat(operations().refresh().properties()).containsKey("one");
    }

    /** Somebody who slept while others went on and deleted what was next for him. */
    @Test
    void isNotSureOfACommitBehindAVersionThatIsGone() throws Exception {
        FolderOperations sleeper = operations();
        TableMetadata old = sleeper.refresh();
        set(operations(), "two");
        set(operations(), "three");
        Files.delete(metadata("v1.metadata.json"));
        Files.delete(metadata("v2.metadata.json"));
        assertThatThrownBy(() -> sleeper.commit(old, old.replaceProperties(Map.of("x", "y"))))
                .isInstanceOf(CommitStateUnknownException.class);
        assertThat(operations().refresh().properties()).containsOnlyKeys("three");
    }

    /** Readers that know no other way to the newest version must not find it gone for a moment. */
    @Test
    void theHintIsThereWhileOthersReplaceIt() throws Exception {
        set(operations(), "first");
        FolderOperations writer = operations();
        ExecutorService pool = Executors.newSingleThreadExecutor();
        try {
            Future<?> commits =
                    pool.submit(
                            () -> {
                                for (int i = 0; i < 300; i++) {
                                    set(writer, "other-" + i);
                                }
                            });
            while (!commits.isDone()) {
                assertThat(Files.readString(metadata(FolderOperations.HINT))).isNotBlank();
            }
            commits.get();
        } finally {
            pool.shutdownNow();
        }
    }

    @Test
    void losesNoCommitOfSeveralAtATime() throws Exception {
        int threads = 4;
        int commits = 10;
        CyclicBarrier together = new CyclicBarrier(threads);
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<?>> all = new ArrayList<>();
        try {
            for (int thread = 0; thread < threads; thread++) {
                String name = "thread-" + thread + "-";
                all.add(
                        pool.submit(
                                () -> {
                                    Table table = catalog.load(NAME);
                                    together.await();
                                    for (int i = 0; i < commits; i++) {
                                        setPatiently(table, name + i);
                                    }
                                    return null;
                                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(operations().refresh().properties().keySet())
                .filteredOn(key -> key.startsWith("thread-"))
                .hasSize(threads * commits);
        assertThat(metadata("v" + (threads * commits + 1) + ".metadata.json")).exists();
    }

    private static void setPatiently(Table table, String key) {
        while (true) {
            try {
                table.updateProperties().set(key, "set").commit();
                return;
            } catch (CommitFailedException e) {
                table.refresh();
            }
        }
    }
}
