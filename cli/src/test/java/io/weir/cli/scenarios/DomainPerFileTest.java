package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzeResult;
import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Under {@code --domain-per-file} no file knows of the others. */
class DomainPerFileTest {

    private static final int FILES = 5;
    private static final int PACKETS = 3_000;

    @TempDir static Path folder = Path.of("unset");

    private static final List<Path> CAPTURES = new ArrayList<>();

    @BeforeAll
    static void generate() throws Exception {
        for (int i = 0; i < FILES; i++) {
            Path capture = folder.resolve("part" + i + ".pcap");
            new CaptureFiles(capture, PACKETS, i, CaptureFiles.WHOLE, false, false)
                    .write(written -> {});
            CAPTURES.add(capture);
        }
    }

    @Test
    void givesAFileTheSameFlowsAloneAndAmongOthers() throws Exception {
        List<String> alone = new ArrayList<>();
        for (Path capture : CAPTURES) {
            alone.addAll(flows(List.of(capture)));
        }

        assertThat(flows(CAPTURES)).containsExactlyInAnyOrderElementsOf(alone);
    }

    @Test
    void countsAFileThatIsNamedTwiceTwice() throws Exception {
        Path capture = CAPTURES.get(0);

        AnalyzeResult result =
                AnalyzedCaptures.perFile(List.of(capture, capture), 2, FlowLine::of).result();

        assertThat(result.ledger().packetsRead()).isEqualTo(2 * PACKETS);
        assertThat(result.ledger().difference()).isZero();
    }

    private static List<String> flows(List<Path> captures) throws Exception {
        return AnalyzedCaptures.perFile(captures, 2, flow -> FlowLine.of(flow).toString()).flows();
    }
}
