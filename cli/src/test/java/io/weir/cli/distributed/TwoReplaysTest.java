package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.cli.scenarios.CaptureParts;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two archives in one topic, the later one replayed behind the END of the earlier one. */
@Timeout(300)
class TwoReplaysTest {

    private static final int PACKETS = 10_000;

    @TempDir private Path folder;

    @Test
    void giveTheFlowsOfBothArchives() throws Exception {
        Path whole = folder.resolve("whole.pcap");
        new CaptureFiles(whole, PACKETS, 7, CaptureFiles.WHOLE, false, false).write(written -> {});
        List<Path> halves = CaptureParts.of(whole, 2, number -> number < PACKETS / 2 ? 0 : 1);
        Path analyzed = folder.resolve("analyzed");
        Weir.run("analyze", "--out", analyzed, whole);
        Path out = folder.resolve("out");
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            String kafka = broker.bootstrapServers();
            for (Path half : halves) {
                Weir.run("replay", "--kafka", kafka, "--topic", "packets", half);
            }

            Weir.run("job", "--kafka", kafka, "--topic", "packets", "--bounded", "--out", out);

            assertThat(ResultTables.in(out)).isEqualTo(ResultTables.in(analyzed));
        }
    }
}
