package io.weir.cli.compact;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A folder that holds files of one table: an hour of it, or all of the ledger.
 *
 * @param name relative to the output folder, such as {@code flows/date=2026-01-01/hour=05}
 */
record TableFolder(CompactedTable table, Path path, String name) {

    /** The folders of a table, in the order of time. */
    static List<TableFolder> of(Path out, CompactedTable table) throws IOException {
        Path root = out.resolve(table.name());
        List<Path> folders = new ArrayList<>();
        if (Files.isDirectory(root)) {
            folders.add(root);
            for (Path date : below(root, "date=*")) {
                folders.addAll(below(date, "hour=*"));
            }
        }
        return folders.stream()
                .map(path -> new TableFolder(table, path, out.relativize(path).toString()))
                .toList();
    }

    private static List<Path> below(Path folder, String pattern) throws IOException {
        List<Path> found = new ArrayList<>();
        try (DirectoryStream<Path> folders = Files.newDirectoryStream(folder, pattern)) {
            folders.forEach(found::add);
        }
        return found.stream().filter(Files::isDirectory).sorted().toList();
    }
}
