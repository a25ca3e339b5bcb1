package io.weir.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What a cluster of Flink is told about its reporter, wherever we start one. */
class ReporterSettingsTest {

    private static final String REPORTER = "metrics.reporter.prom.factory.class:";
    private static final String WHOLE_NAMES =
            "(?s).*metrics\\.reporter\\.prom\\.filterLabelValueCharacters: \"?false.*";

    @Test
    void leavesTheNamesOfDomainsAndSensorsWhole() throws IOException {
        try (Stream<Path> files = Stream.concat(Files.list(DeployedFiles.ROOT), deployed())) {
            List<Path> settings =
                    files.filter(file -> file.toString().matches(".*\\.ya?ml"))
                            .filter(file -> !file.toString().contains("/target/"))
                            .filter(file -> DeployedFiles.text(file).contains(REPORTER))
                            .toList();

            assertThat(settings)
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(DeployedFiles.text(file)).matches(WHOLE_NAMES));
        }
    }

    /** Never looks into what is built: other tests make and delete files there. */
    private static Stream<Path> deployed() throws IOException {
        return Files.list(DeployedFiles.ROOT.resolve("deploy"))
                .filter(folder -> !folder.endsWith("target"))
                .flatMap(ReporterSettingsTest::below);
    }

    private static Stream<Path> below(Path folder) {
        try {
            return Files.walk(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
