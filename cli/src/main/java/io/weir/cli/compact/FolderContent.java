package io.weir.cli.compact;

import io.weir.job.parquet.MergedNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What lies in a folder of a table.
 *
 * @param files regular files, hidden ones too, by name
 * @param others names of what is no regular file
 */
record FolderContent(List<Entry> files, Set<String> others) {

    private static final Pattern MERGED = Pattern.compile("part-merged-.*\\.parquet");
    private static final Pattern PART = Pattern.compile("part-.*\\.parquet");

    /** A file as the folder shows it. */
    record Entry(String name, long bytes, Instant changed) {

        /** Rows that a reader finds, in a file of weir's. */
        boolean isPart() {
            return PART.matcher(name).matches();
        }

        /** Such a one that a job has written, and no compaction. */
        boolean isFresh() {
            return isPart() && !MERGED.matcher(name).matches();
        }

        /** Rows on their way to readers, or left behind by a run that was killed. */
        boolean isPending() {
            return name.startsWith(".") && !name.startsWith(MergedNames.PREFIX);
        }
    }

    FolderContent {
        files = List.copyOf(files);
        others = Set.copyOf(others);
    }

    static FolderContent of(Path folder) throws IOException {
        List<Entry> files = new ArrayList<>();
        Set<String> others = new TreeSet<>();
        for (Path path : list(folder)) {
            BasicFileAttributes attributes =
                    Files.readAttributes(
                            path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            String name = path.getFileName().toString();
            if (attributes.isRegularFile() && name.indexOf('\n') < 0) {
                Instant changed = attributes.lastModifiedTime().toInstant();
                files.add(new Entry(name, attributes.size(), changed));
            } else {
                others.add(name);
            }
        }
        files.sort(Comparator.comparing(Entry::name));
        return new FolderContent(files, others);
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.toList();
        }
    }

    /** Whether rows were published here after a time, or began to be written. */
    boolean isWrittenAfter(Instant time) {
        return isPendingAfter(time)
                || files.stream().anyMatch(file -> file.isFresh() && file.changed().isAfter(time));
    }

    /** Whether rows that began to be written after a time wait to be published. */
    boolean isPendingAfter(Instant time) {
        return files.stream().anyMatch(file -> file.isPending() && file.changed().isAfter(time));
    }

    Set<String> names() {
        return files.stream().map(Entry::name).collect(Collectors.toSet());
    }
}
