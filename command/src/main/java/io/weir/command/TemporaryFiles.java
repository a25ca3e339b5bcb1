package io.weir.command;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileOwnerAttributeView;
import java.nio.file.attribute.UserPrincipal;
import java.util.stream.Stream;
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
            Path folder = folder();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder), "remove-tmp"));
        }
    }

    /**
     * Gives the folder with all that is in it, when it is this process's own, to the user that the
     * process is about to become.
     *
     * @throws IOException when only root could
     */
    public static void giveTo(String user) throws IOException {
        if (Boolean.getBoolean(OWNED)) {
            Path folder = folder();
            UserPrincipal owner =
                    folder.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(user);
            try (Stream<Path> paths = Files.walk(folder)) {
                for (Path path : (Iterable<Path>) paths::iterator) {
                    Files.getFileAttributeView(
                                    path, FileOwnerAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                            .setOwner(owner);
                }
            }
        }
    }

    private static Path folder() {
        return Path.of(System.getProperty("java.io.tmpdir"));
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
