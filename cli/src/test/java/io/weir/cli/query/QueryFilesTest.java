package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** How the files of deploy/queries are written. */
class QueryFilesTest {

    static final Path QUERIES = Checkout.ROOT.resolve("deploy/queries");

    static List<Path> files() throws Exception {
        try (Stream<Path> files = Files.list(QUERIES)) {
            return files.sorted().toList();
        }
    }

    @Test
    void areTenAndStandOnTheirPage() throws Exception {
        String page = Files.readString(Checkout.ROOT.resolve("docs/queries.md"));

        assertThat(files()).hasSize(10);
        assertThat(files())
                .allSatisfy(
                        file ->
                                assertThat(page)
                                        .contains("(../deploy/queries/" + file.getFileName()));
    }

    /** Clients of Trino and Spark cut files at semicolons and quotes, some even in comments. */
    @ParameterizedTest
    @MethodSource("files")
    void beginWithTheQuestionAndHoldOneStatementForAnyClient(Path file) throws Exception {
        String text = Files.readString(file);

        assertThat(text).startsWith("-- ").endsWith(";\n").containsOnlyOnce(";");
        assertThat(text.lines().findFirst().orElseThrow()).endsWith("?");
        assertThat(text.lines().filter(line -> line.startsWith("--")))
                .noneMatch(line -> line.contains("'") || line.contains("\""))
                .anyMatch(line -> line.startsWith("-- Suspicious: "));
    }
}
