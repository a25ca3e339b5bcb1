package io.weir.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docker-compose reads the file; the old one in Python, which is stricter than its successor. */
class DockerComposeTest {

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--profile live",
                "--profile metrics",
                "--profile live --profile metrics"
            })
    void understandsTheFile(String profiles) throws Exception {
        assertThat(config(profiles, "--quiet")).isEmpty();
    }

    @Test
    void seesEveryService() throws Exception {
        assertThat(config("", "--services").lines())
                .containsAll(ComposeFile.read().services().stream().map(Service::name).toList());
    }

    private String config(String profiles, String option) throws IOException, InterruptedException {
        assumeTrue(
                isThere(),
                "SKIPPED: docker-compose is missing (Debian: apt-get install docker-compose)");
        List<String> words = new ArrayList<>(List.of("docker-compose"));
        Stream.of(profiles.split(" ")).filter(word -> !word.isEmpty()).forEach(words::add);
        words.addAll(List.of("config", option));
        Path out = folder.resolve("out.txt");
        Path messages = folder.resolve("messages.txt");
        Process process =
                new ProcessBuilder(words)
                        .directory(ComposeFile.ROOT.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(messages.toFile())
                        .start();
        boolean ended = process.waitFor(1, TimeUnit.MINUTES);
        process.destroyForcibly();

        assertThat(ended).isTrue();
        assertThat(process.exitValue()).as(() -> text(messages)).isZero();
        assertThat(text(messages)).as("warnings").isEmpty();
        return text(out);
    }

    private static boolean isThere() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "docker-compose")));
    }

    private static String text(Path file) {
        try {
            return Files.readString(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
