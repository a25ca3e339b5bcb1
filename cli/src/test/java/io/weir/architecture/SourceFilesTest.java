package io.weir.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourceFilesTest {

    /** Beyond some 300 lines a file mostly holds two ideas. */
    private static final int MOST_LINES = 350;

    private static final Set<String> NOT_OURS = Set.of("target", ".git");

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

        assertThat(ourTexts())
                .isNotEmpty()
                .allSatisfy(file -> assertThat(mark.matcher(text(file)).find()).isFalse());
    }

    /** Never looks into what is built: other tests make and delete files there. */
    private static List<Path> ourTexts() throws IOException {
        List<Path> texts = new ArrayList<>();
        Files.walkFileTree(
                Checkout.ROOT,
                new SimpleFileVisitor<>() {
                    @Override
                    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes of) {
                        return NOT_OURS.contains(folder.getFileName().toString())
                                ? FileVisitResult.SKIP_SUBTREE
                                : FileVisitResult.CONTINUE;
                    }

                    @Override
                    public FileVisitResult visitFile(Path file, BasicFileAttributes of) {
                        if (of.isRegularFile()
                                && TEXT.matcher(file.getFileName().toString()).find()) {
                            texts.add(file);
                        }
                        return FileVisitResult.CONTINUE;
                    }
                });
        return texts;
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
