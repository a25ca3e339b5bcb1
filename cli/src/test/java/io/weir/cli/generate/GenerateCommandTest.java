package io.weir.cli.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    @TempDir Path folder;

    private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
    private Path capture = Path.of("unset");
    private Path truth = Path.of("unset");

    @BeforeEach
    void nameTheFiles() {
        capture = folder.resolve("small.pcap");
        truth = folder.resolve("small.truth.jsonl");
    }

    @Test
    void writesCaptureAndTruthAndSaysWhatIsInThem() throws IOException {
        assertThat(generate("--packets", "500", capture.toString())).isZero();

        assertThat(folder).isDirectoryContaining("glob:**/small.pcap");
        assertThat(Files.readAllLines(truth)).isNotEmpty();
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .startsWith("weir: " + capture + ": 500 packets, ")
                .endsWith(" over 900 s" + System.lineSeparator())
                .doesNotContain("\r\u001b");
    }

    @Test
    void leavesTheTruthAwayOnDemand() {
        assertThat(generate("--packets", "10", "--no-truth", capture.toString())).isZero();

        assertThat(truth).doesNotExist();
    }

    @Test
    void refusesToReplaceFilesUnlessToldSo() throws IOException {
        Files.writeString(truth, "precious");

        assertThat(generate("--packets", "10", capture.toString())).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains(truth + " is there already");
        assertThat(capture).doesNotExist();
        assertThat(truth).hasContent("precious");
        assertThat(generate("--packets", "10", "--overwrite", capture.toString())).isZero();
        assertThat(truth).content().startsWith("{");
    }

    @Test
    void refusesSizesThatMakeNoCapture() {
        assertThat(generate("--packets", "0", capture.toString())).isEqualTo(2);
        assertThat(generate("--packets", "5", "--snaplen", "1", capture.toString())).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("--packets: must be 1 to ", "--snaplen: must be 64 to 65535, was 1");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void tellsEverythingThatIsMissingAtOnce() {
        assertThat(generate()).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8))
                .contains("--packets: must be given", "no file given");
    }

    @Test
    void writesNoFileNamedAsStandardOutputIs() {
        assertThat(generate("--packets", "5", "-")).isEqualTo(2);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("'-'");
    }

    @Test
    void leavesNothingHalfWritten() {
        Path missing = folder.resolve("missing/small.pcap");

        assertThat(generate("--packets", "10", missing.toString())).isEqualTo(1);
        assertThat(messages.toString(StandardCharsets.UTF_8)).contains("cannot write");
        assertThat(folder).isEmptyDirectory();
    }

    private int generate(String... arguments) {
        PrintStream err = new PrintStream(messages, true, StandardCharsets.UTF_8);
        Host host = new Host(OutputStream.nullOutputStream(), err, Map.of(), false, false, 80);
        List<String> line = new ArrayList<>(List.of("generate"));
        line.addAll(List.of(arguments));
        return WeirCommand.run(line.toArray(String[]::new), host);
    }
}
