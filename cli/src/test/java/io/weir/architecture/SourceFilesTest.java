package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFilesTest {

    /** Beyond some 300 lines a file mostly holds two ideas. */
    private static final int MOST_LINES = 350;

    @ParameterizedTest
    @MethodSource("io.weir.architecture.Checkout#modules")
    void holdOneIdeaEach(String module) throws IOException {
        Path sources = Checkout.ROOT.resolve(module).resolve("src");
        try (Stream<Path> files = Files.walk(sources)) {
            List<Path> tooLong =
                    files.filter(file -> file.toString().endsWith(".java"))
                            .filter(file -> lines(file) > MOST_LINES)
                            .toList();

            assertThat(tooLong).as("longer than %s lines", MOST_LINES).isEmpty();
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
