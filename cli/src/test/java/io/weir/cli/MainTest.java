package io.weir.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The process as it is started, from outside. */
@Timeout(120)
class MainTest {

    @TempDir Path folder;

    @Test
    void keepsTheLogsOfItsLibrariesToItself() throws Exception {
        assertThat(messages()).singleElement().asString().contains("200 packets read = ");
    }

    @Test
    void showsThemOnDemand() throws Exception {
        assertThat(messages("-Dweir.log=info"))
                .anyMatch(line -> line.contains(" INFO ") && line.contains("MiniCluster"));
    }

    /** What it says on standard error while it analyzes a small capture. */
    private List<String> messages(String... properties) throws Exception {
        Path capture = folder.resolve("small.pcap");
        Path said = folder.resolve("said");
        new CaptureFiles(capture, 200, 1, CaptureFiles.WHOLE, false, true).write(written -> {});
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin/java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(option -> option.startsWith("--add-opens="))
                .forEach(command::add);
        command.addAll(List.of(properties));
        command.addAll(
                List.of(
                        "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "analyze",
                        "--no-out",
                        capture.toString()));
        Process process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(said.toFile())
                        .start();
        assertThat(process.waitFor()).as(() -> "see " + said).isZero();
        return Files.readAllLines(said);
    }
}
