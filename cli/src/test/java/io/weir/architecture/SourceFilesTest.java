package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFilesTest {

    /** Beyond some 300 lines a file mostly holds two ideas. */
    private static final int MOST_LINES = 350;

    private static final Pattern TEXT =
            Pattern.compile(
                    "\\.(java|md|xml|avsc|sh|py|sql|ya?ml|json|Dockerfile|properties)$|^weir$");

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

    /**
     * What a merge left undecided reads like text in a page, and no other test stumbles over it.
     */
    @Test
    void holdNothingThatAMergeLeftUndecided() throws IOException {
        Pattern mark = Pattern.compile("(?m)^(<{7}|>{7}|[|]{7}) ");
        try (Stream<Path> files = Files.walk(Checkout.ROOT)) {
            List<Path> undecided =
                    files.filter(SourceFilesTest::isOurText)
                            .filter(file -> mark.matcher(text(file)).find())
                            .toList();

            assertThat(undecided).isEmpty();
        }
    }

    private static boolean isOurText(Path file) {
        Path path = Checkout.ROOT.relativize(file);
        for (Path folder : path) {
            if (folder.toString().equals("target") || folder.toString().equals(".git")) {
                return false;
            }
        }
        return Files.isRegularFile(file) && TEXT.matcher(path.getFileName().toString()).find();
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
