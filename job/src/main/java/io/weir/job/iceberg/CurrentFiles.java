package io.weir.job.iceberg;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/** The files that make up a table at this moment, for readers of Parquet that know no Iceberg. */
public final class CurrentFiles {

    private CurrentFiles() {}

    /**
     * All files of the newest snapshot, so that a query sees whole checkpoints only.
     *
     * @param out folder of the tables, on this machine
     * @return paths; none while the table is empty
     * @throws IOException also when the table is known to another catalog than its folder
     */
    public static List<Path> of(Path out, String table) throws IOException {
        URI folder = out.toAbsolutePath().normalize().toUri();
        try (TableHandle handle = TableHandle.open(CatalogSettings.folder(folder), table)) {
            return locations(handle.table()).stream().map(Locations::local).toList();
        }
    }

    static List<String> locations(Table table) throws IOException {
        List<String> files = new ArrayList<>();
        try (CloseableIterable<FileScanTask> tasks = table.newScan().planFiles()) {
            for (FileScanTask task : tasks) {
                if (!task.deletes().isEmpty()) {
                    throw new IOException(
                            "cannot read table "
                                    + table.name()
                                    + " file by file: another engine has deleted rows in it by"
                                    + " marks; ask that, or let it rewrite the files");
                }
                files.add(task.file().location());
            }
        }
        return files;
    }
}
