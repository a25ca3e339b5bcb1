package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.schema.FlowField;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** More conversations at once than the table of open flows may hold. */
class FullTableTest {

    private static final int PACKETS = 20_000;

    @TempDir Path folder = Path.of("unset");

    @Test
    void letsFlowsGoEarlyCountsThemAndLosesNoPacket() throws Exception {
        Path capture = folder.resolve("busy.pcap");
        new CaptureFiles(capture, PACKETS, 7, CaptureFiles.WHOLE, false, false)
                .write(written -> {});

        AnalyzedCaptures<String> run =
                AnalyzedCaptures.withAtMost(
                        40, List.of(capture), 2, flow -> flow.required(FlowField.END_REASON));

        long evicted = run.flows().stream().filter("EVICTED"::equals).count();
        assertThat(evicted).isPositive();
        assertThat(run.result().evicted()).isGreaterThanOrEqualTo(evicted);
        assertThat(run.result().ledger().packetsRead()).isEqualTo(PACKETS);
        assertThat(run.result().ledger().difference()).isZero();
    }
}
