package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import io.weir.job.iceberg.CurrentFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** Iceberg tables of a real cluster, out of weir-job.jar alone, whose processes are killed. */
@EnabledIfSystemProperty(
        named = "engines",
        matches = "true",
        disabledReason = "Iceberg tables of a cluster are only tried by mvn -Pengines")
class IcebergFaultsTest {

    private static final int PACKETS = 60_000;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    Path folder;

    @Test
    void loseAndDoubleNothingWhenTaskManagerAndJobManagerAreKilled() throws Exception {
        Path capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, PACKETS, 1, CaptureFiles.WHOLE, false, false).write(n -> {});
        try (BrokerProcess broker = BrokerProcess.start(folder);
                FlinkCluster flink = FlinkCluster.start(folder.resolve("flink"), 2, 1)) {
            Run quiet = Run.fast("quiet", folder, broker, flink, capture);
            List<FlowName> expected = quiet.finish();
            Path out = folder.resolve("iceberg");
            Results iceberg = Results.iceberg(out);
            Run run = Run.paced("iceberg", folder, broker, flink, capture, iceberg);
            run.awaitTheMiddle();
            Await.until(
                    "flows in the table",
                    Duration.ofMinutes(1),
                    flink::tails,
                    () -> !CurrentFiles.of(out, "flows").isEmpty());
            List<FlowName> middle = iceberg.tables().flows();

            flink.killTaskManager();
            flink.killJobManager();

            assertThat(run.finish()).isEqualTo(expected);
            assertThat(run.wasRestored()).isTrue();
            assertThat(iceberg.tables().rows().equals(quiet.tables().rows()))
                    .as("the same columns of the same rows")
                    .isTrue();
            assertThat(middle).isNotEmpty().isSubsetOf(expected).doesNotHaveDuplicates();
        }
    }
}
