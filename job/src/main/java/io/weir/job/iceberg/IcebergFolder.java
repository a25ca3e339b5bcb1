package io.weir.job.iceberg;

import java.nio.file.Files;
import java.nio.file.Path;

/** Tells the folders of tables apart, without a class of Iceberg: who writes Parquet needs none. */
public final class IcebergFolder {

    private static final String METADATA = "metadata";

    private IcebergFolder() {}

    /**
     * Whether a table of Iceberg lies there.
     *
     * @param table folder of a table, on this machine
     */
    public static boolean isTable(Path table) {
        return Files.isDirectory(table.resolve(METADATA));
    }
}
