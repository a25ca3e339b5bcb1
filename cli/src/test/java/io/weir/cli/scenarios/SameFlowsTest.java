package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.train.TrainLimits;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.function.LongToIntFunction;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How a capture is cut, ordered and spread over subtasks changes no octet of its flows. */
class SameFlowsTest {

    private static final long SEED = Long.getLong("seed", 17_301);
    private static final int PACKETS = 40_000;

    @TempDir static Path folder = Path.of("unset");

    private static Path capture = Path.of("unset");
    private static List<String> expected = List.of();

    @BeforeAll
    static void generate() throws Exception {
        capture = folder.resolve("whole.pcap");
        new CaptureFiles(capture, PACKETS, SEED, CaptureFiles.WHOLE, false, false)
                .write(written -> {});
        expected = flows(List.of(capture), 1, TrainLimits.ARCHIVE);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 64})
    void atAnyParallelism(int parallelism) throws Exception {
        assertThat(flows(List.of(capture), parallelism, TrainLimits.ARCHIVE))
                .as("seed %d", SEED)
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0, 1, 1", "200000, 512, 32768", "60000000, 512, 32768", "5000000, 7, 100"})
    void inTrainsOfAnyLength(long windowUs, int packets, int openTrains) throws Exception {
        TrainLimits limits = new TrainLimits(windowUs, packets, openTrains);

        assertThat(flows(List.of(capture), 2, limits)).as("seed %d", SEED).isEqualTo(expected);
    }

    @Test
    void inFilesOneAfterTheOtherInAnyOrder() throws Exception {
        assertThat(inParts(3, number -> (int) (number * 3 / PACKETS)))
                .as("seed %d", SEED)
                .isEqualTo(expected);
    }

    @Test
    void inFilesThatOverlap() throws Exception {
        assertThat(inParts(4, number -> (int) ((number * 0x9e3779b97f4a7c15L) >>> 62)))
                .as("seed %d", SEED)
                .isEqualTo(expected);
    }

    private static List<String> inParts(int parts, LongToIntFunction partOf) throws Exception {
        List<Path> files = CaptureParts.of(capture, parts, partOf);
        Collections.reverse(files);
        return flows(files, 2, TrainLimits.ARCHIVE);
    }

    private static List<String> flows(List<Path> captures, int parallelism, TrainLimits limits)
            throws Exception {
        return AnalyzedCaptures.of(
                        captures, parallelism, limits, flow -> FlowLine.of(flow).toString())
                .flows()
                .stream()
                .sorted()
                .toList();
    }
}
