package io.weir.cluster;

import io.weir.job.iceberg.CurrentFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * Where a job puts its tables, and how they are read.
 *
 * @param out as the job is told
 * @param options by which it is told how
 * @param readers what readers see now
 */
record Results(String out, List<String> options, Callable<Tables> readers) {

    static Results in(Path folder) {
        return new Results(folder.toString(), List.of(), () -> new Tables(folder));
    }

    /** Tables of Iceberg; readers find the files of the newest snapshots. */
    static Results iceberg(Path folder) {
        return new Results(
                folder.toString(),
                List.of("--table-format", "iceberg"),
                () -> new Tables(current(folder)));
    }

    private static Path current(Path out) throws IOException {
        Path links = Files.createTempDirectory(out.getParent(), "snapshot");
        link(out, "flows", links);
        link(out, "ledger", links);
        return links;
    }

    private static void link(Path out, String table, Path links) throws IOException {
        Path data = out.resolve(table).resolve("data");
        for (Path file : CurrentFiles.of(out, table)) {
            Path link = links.resolve(table).resolve(data.relativize(file));
            Files.createDirectories(link.getParent());
            Files.createLink(link, file);
        }
    }

    Tables tables() throws Exception {
        return readers.call();
    }
}
