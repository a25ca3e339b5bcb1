package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.cli.analyze.RunLedger;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.generate.GeneratedCapture;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.FlowField;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Generated captures through the real graph give the flows that were planned, and no others. */
class GeneratedTruthTest {

    private static final long SEED = Long.getLong("seed", 20_261_120);

    @TempDir Path folder;

    @ParameterizedTest
    @CsvSource({"0, 200000, 2", "1, 100000, 1", "2, 50000, 4", "3, 300, 1"})
    void findsTheFlowsThatWerePlanned(int seedStep, int packets, int parallelism) throws Exception {
        long seed = SEED + seedStep;
        Path capture = folder.resolve("generated.pcap");
        CaptureFiles files =
                new CaptureFiles(capture, packets, seed, CaptureFiles.WHOLE, true, false);
        GeneratedCapture generated = files.write(written -> {});

        AnalyzedCaptures<FlowLine> found =
                AnalyzedCaptures.of(
                        List.of(capture), parallelism, TrainLimits.ARCHIVE, FlowLine::of);

        assertThat(differences(read(files.truthFile()), found.flows()))
                .as("seed %d", seed)
                .isEmpty();
        for (FlowLine flow : found.flows()) {
            assertThat(flow.text(FlowField.FLOW_ID))
                    .isEqualTo(NamedFlow.flowId(AnalyzedCaptures.DOMAIN, flow));
        }
        RunLedger ledger = found.result().ledger();
        assertThat(ledger.difference()).isZero();
        assertThat(ledger.packetsRead()).isEqualTo(generated.packets());
        assertThat(ledger.packetsNotIp()).isEqualTo(generated.notIp());
    }

    private static List<FlowLine> read(Path truth) throws IOException {
        try (var lines = Files.lines(truth)) {
            return lines.map(FlowLine::parse).toList();
        }
    }

    /** Every column that the truth has, of every flow; the first few differences will do. */
    private static List<String> differences(List<FlowLine> truth, List<FlowLine> found) {
        Map<String, FlowLine> byName = new HashMap<>();
        found.forEach(flow -> byName.put(flow.name(), flow));
        List<String> differences = new ArrayList<>();
        for (FlowLine planned : truth) {
            FlowLine flow = byName.remove(planned.name());
            if (flow == null) {
                differences.add("not found: " + planned);
            } else {
                planned.values()
                        .forEach(
                                (column, value) -> {
                                    String has = flow.values().get(column);
                                    if (!value.equals(has)) {
                                        differences.add(
                                                column
                                                        + " is "
                                                        + has
                                                        + " instead of "
                                                        + value
                                                        + ": "
                                                        + planned);
                                    }
                                });
            }
        }
        byName.values().forEach(flow -> differences.add("not planned: " + flow));
        return differences.subList(0, Math.min(20, differences.size()));
    }
}
