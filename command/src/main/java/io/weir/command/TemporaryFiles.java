package io.weir.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The folder that the launcher made for this process alone: native libraries are unpacked there,
 * Flink keeps its files there. It goes with the process, also when that is interrupted.
 */
public final class TemporaryFiles {

    /** Set when {@code java.io.tmpdir} is this process's own. */
    private static final String OWNED = "weir.tmpdir.owned";

    private static final int MOST_WALKS = 5;

    private TemporaryFiles() {}

    /** When the launcher made the folder for this process. */
    public static void removeAtExit() {
        if (Boolean.getBoolean(OWNED)) {
            Path folder = Path.of(System.getProperty("java.io.tmpdir"));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "remove-tmp"));
        }
    }

    /** Flink removes and makes files at the same time, so that one walk may leave some. */
    private static void remove(Path folder) {
        try {
            for (int walk = 0; walk < MOST_WALKS && Files.exists(folder); walk++) {
                Files.walkFileTree(folder, new Remover());
            }
        } catch (IOException e) {
            // Nobody is left to be told; the system clears its temporary folder some day.
        }
    }

    private static final class Remover extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            return removed(file);
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
            return removed(folder);
        }

        private static FileVisitResult removed(Path path) {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                // Still in use, or not empty yet.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
