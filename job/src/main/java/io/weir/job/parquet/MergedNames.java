package io.weir.job.parquet;

import java.io.BufferedReader;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * The record that a compaction leaves in a folder, in a hidden file {@code .merged-ID}: which files
 * it took up into larger ones, and which it left as they were. A job that goes on from an old
 * savepoint commits once more what was published then; by this it knows that the rows are there.
 *
 * @param merged names of files whose rows are in others now
 * @param kept names of files that stayed
 */
public record MergedNames(Set<String> merged, Set<String> kept) {

    /** What the names of such files begin with. */
    public static final String PREFIX = ".merged-";

    private static final String MERGED = "merged ";
    private static final String KEPT = "kept ";

    public MergedNames {
        merged = Set.copyOf(merged);
        kept = Set.copyOf(kept);
    }

    /** Writes a record; one that is cut by a kill is never looked at. */
    public void write(java.nio.file.Path file) throws IOException {
        Files.write(
                file,
                Stream.concat(
                                merged.stream().sorted().map(name -> MERGED + name),
                                kept.stream().sorted().map(name -> KEPT + name))
                        .toList());
    }

    public static MergedNames read(java.nio.file.Path file) throws IOException {
        List<String> lines = Files.readAllLines(file);
        return new MergedNames(names(lines, MERGED), names(lines, KEPT));
    }

    private static Set<String> names(List<String> lines, String kind) {
        Set<String> names = new LinkedHashSet<>();
        for (String line : lines) {
            if (line.startsWith(kind)) {
                names.add(line.substring(kind.length()));
            }
        }
        return names;
    }

    /** Whether a record in the file's folder says that it was merged. */
    static boolean hold(FileSystem fileSystem, Path file) throws IOException {
        for (FileStatus neighbour : neighbours(fileSystem, file)) {
            if (neighbour.getPath().getName().startsWith(PREFIX)
                    && holds(fileSystem, neighbour.getPath(), MERGED + file.getName())) {
                return true;
            }
        }
        return false;
    }

    private static FileStatus[] neighbours(FileSystem fileSystem, Path file) throws IOException {
        try {
            FileStatus[] neighbours = fileSystem.listStatus(file.getParent());
            return neighbours == null ? new FileStatus[0] : neighbours;
        } catch (FileNotFoundException e) {
            return new FileStatus[0];
        }
    }

    private static boolean holds(FileSystem fileSystem, Path record, String line)
            throws IOException {
        try (BufferedReader lines =
                new BufferedReader(
                        new InputStreamReader(fileSystem.open(record), StandardCharsets.UTF_8))) {
            return lines.lines().anyMatch(line::equals);
        }
    }
}
