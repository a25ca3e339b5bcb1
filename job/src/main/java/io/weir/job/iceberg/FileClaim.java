package io.weir.job.iceberg;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * Gives a complete file its name unless another file has it: the one step of a commit that two
 * writers cannot both take. File systems differ in how it can be done, and object stores without a
 * catalog have no way at all.
 */
final class FileClaim {

    /** Whose rename does nothing when the target exists, and tells. */
    private static final Set<String> RENAMING = Set.of("hdfs", "viewfs");

    private FileClaim() {}

    static boolean isPossibleOn(String location) {
        return Locations.isLocal(location) || RENAMING.contains(scheme(location));
    }

    private static String scheme(String location) {
        String scheme = new Path(location).toUri().getScheme();
        return scheme == null ? "" : scheme;
    }

    /**
     * Moves a file.
     *
     * @return false when the name is taken, and nothing happened
     */
    static boolean move(String from, String to) throws IOException {
        if (Locations.isLocal(to)) {
            return link(Locations.local(from), Locations.local(to));
        }
        Path target = new Path(to);
        return !target.getFileSystem().exists(target)
                && target.getFileSystem().rename(new Path(from), target);
    }

    /** A second name for the same file: Java's and Flink's moves would replace a target. */
    private static boolean link(java.nio.file.Path from, java.nio.file.Path to) throws IOException {
        try {
            Files.createLink(to, from);
        } catch (FileAlreadyExistsException e) {
            return false;
        } catch (UnsupportedOperationException e) {
            throw new IOException("the file system of " + to + " knows no hard links", e);
        }
        Files.deleteIfExists(from);
        return true;
    }
}
