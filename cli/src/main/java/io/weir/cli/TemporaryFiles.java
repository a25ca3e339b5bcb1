package io.weir.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The folder that the launcher made for this process alone: native libraries are unpacked there,
 * Flink keeps its files there. It goes with the process, also when that is interrupted.
 */
final class TemporaryFiles {

    /** Set when {@code java.io.tmpdir} is this process's own. */
    private static final String OWNED = "weir.tmpdir.owned";

    private TemporaryFiles() {}

    static void removeAtExit() {
        if (Boolean.getBoolean(OWNED)) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "remove-tmp"));
        }
    }

    /** As far as it goes: others that end at the same time may remove files, too. */
    private static void remove(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst =
                    files.sorted(Comparator.reverseOrder()).collect(Collectors.toList());
            for (Path file : deepestFirst) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | UncheckedIOException e) {
            // Nobody is left to be told; the system clears its temporary folder some day.
        }
    }
}
