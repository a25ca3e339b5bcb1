package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --parallelism} up to its limit: Flink has the buffers that each exchange needs. */
class ManySubtasksTest {

    private static final String MOST = "64";

    @TempDir Path folder = Path.of("unset");

    @Test
    void runAtTheLimitWithAllTables() throws Exception {
        Path capture = folder.resolve("some.pcap");
        new CaptureFiles(capture, 2_000, 3, CaptureFiles.WHOLE, false, false).write(written -> {});
        TestHost host = new TestHost();

        int status =
                host.run(
                        "analyze",
                        "--parallelism",
                        MOST,
                        "--active",
                        "1s",
                        "--out",
                        folder.resolve("out").toString(),
                        capture.toString());

        assertThat(host.err()).contains("2,000 packets read = 2,000 in ");
        assertThat(status).isZero();
        assertThat(folder.resolve("out/interim")).isDirectory();
    }
}
