package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tables and checkpoints in an object store, by Flink's plugins: the one over Hadoop's client, and
 * its own.
 */
@EnabledIfSystemProperty(
        named = "engines",
        matches = "true",
        disabledReason = "object storage is only tried by mvn -Pengines")
class ObjectStorageTest {

    private static final int PACKETS = 60_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"hadoop", "native"})
    void holdsEachFlowOnceThoughTheTaskManagerIsKilled(String plugin) throws Exception {
        Path capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, PACKETS, 1, CaptureFiles.WHOLE, false, false).write(n -> {});
        try (ObjectStore store = ObjectStore.start(folder);
                BrokerProcess broker = BrokerProcess.start(folder);
                FlinkCluster flink =
                        FlinkCluster.start(
                                folder.resolve("flink"),
                                2,
                                1,
                                store.settings(),
                                ObjectStore.environment(plugin))) {
            Run local = Run.fast("local", folder, broker, flink, capture);
            List<FlowName> expected = local.finish();
            Results bucket = store.results("in-bucket");
            Run run = Run.paced("in-bucket", folder, broker, flink, capture, bucket);
            run.awaitTheMiddle();
            List<FlowName> middle = bucket.tables().flows();

            flink.killTaskManager();

            assertThat(run.finish()).isEqualTo(expected);
            assertThat(run.wasRestored()).isTrue();
            assertThat(bucket.tables().rows()).isEqualTo(local.tables().rows());
            assertThat(middle).isNotEmpty().isSubsetOf(expected).doesNotHaveDuplicates();
            assertThat(store.keys())
                    .filteredOn(key -> key.startsWith("in-bucket/"))
                    .allMatch(key -> key.matches(".*/part-[^/]*\\.parquet"));
            assertThat(store.isOpenToAnybody()).isFalse();
            assertThat(flink.said()).doesNotContain(ObjectStore.secret());
        }
    }
}
