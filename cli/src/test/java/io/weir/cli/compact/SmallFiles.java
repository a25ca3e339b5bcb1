package io.weir.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.distributed.Weir;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

/**
 * An output folder with many small files, as the sink itself writes them: one capture, taken as
 * traffic of several domains.
 */
record SmallFiles(Path out) {

    private static final int DOMAINS = 2;
    private static final int PARALLELISM = 3;

    static SmallFiles in(Path folder) {
        Path capture = folder.resolve("generated.pcap");
        Path out = folder.resolve("tables");
        Weir.run("generate", "--packets", "5000", "--no-truth", capture);
        for (int i = 0; i < DOMAINS; i++) {
            Weir.run(
                    List.of("analyze", "--active", "1m", "--append", "--domain", "net-" + i),
                    List.of("--parallelism", PARALLELISM, "--out", out, capture));
        }
        return new SmallFiles(out);
    }

    /** The same files in another folder. */
    SmallFiles copy(Path to) throws IOException {
        try (Stream<Path> files = Files.walk(out)) {
            for (Path file : files.toList()) {
                Files.copy(
                        file,
                        to.resolve(out.relativize(file).toString()),
                        StandardCopyOption.COPY_ATTRIBUTES);
            }
        }
        return new SmallFiles(to);
    }

    /** Every row and column of a table, in one order. */
    String rows(String table) {
        return Weir.run(
                List.of("query", "--format", "csv", "--out", out),
                "SELECT * FROM " + table + " ORDER BY ALL");
    }

    /** Every row of every table. */
    List<String> rows() {
        return Stream.of("flows", "interim", "ledger").map(this::rows).toList();
    }

    /** What readers take for columns. */
    String columns(String table) {
        return Weir.run(List.of("query", "--format", "csv", "--out", out), "DESCRIBE " + table);
    }

    String audit() {
        return Weir.run("audit", "--out", out);
    }

    /** The files that readers find in a table. */
    List<Path> files(String table) {
        return all(out.resolve(table)).stream()
                .filter(file -> !file.getFileName().toString().startsWith("."))
                .toList();
    }

    /** All files below a folder. */
    static List<Path> all(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The folder of the first hour of flows. */
    Path hour() {
        Path file = files("flows").get(0);
        assertThat(file).hasExtension("parquet");
        return file.resolveSibling(".").normalize();
    }

    /** Compacts at once, whatever the age, in this process, and all without a fault. */
    void compact(Duration keepOld, Step.Listener steps) throws Exception {
        assertThat(messages(keepOld, steps)).noneMatch(line -> line.startsWith("compact: "));
    }

    /** The same, with what it has told besides results. */
    List<String> messages(Duration keepOld, Step.Listener steps) throws Exception {
        List<String> messages = new ArrayList<>();
        Compaction.Settings settings =
                new Compaction.Settings(
                        out.toRealPath(),
                        EnumSet.allOf(CompactedTable.class),
                        Duration.ZERO,
                        256 << 20,
                        keepOld);
        try (WorkFolders works = WorkFolders.open(out.toRealPath(), steps)) {
            new Compaction(settings, new Report(line -> {}, messages::add)).run(works, steps);
        }
        return messages;
    }
}
