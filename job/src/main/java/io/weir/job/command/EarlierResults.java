package io.weir.job.command;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.job.iceberg.IcebergFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an earlier run has left in the folder of the tables. A run that begins anew beside it reads
 * the topic from its start, and every flow would be there twice.
 */
final class EarlierResults {

    private static final List<String> TABLES = List.of("flows", "interim", "ledger");

    private EarlierResults() {}

    /**
     * @param out folder of the tables, on this machine
     * @param checkpoints where earlier runs kept them
     * @throws Failure when tables are there
     */
    static void refuse(Path out, Path checkpoints) throws Failure, IOException {
        for (String table : TABLES) {
            if (holdsFiles(out.resolve(table))) {
                Path newest = newest(checkpoints);
                throw new Failure(
                        ExitStatus.USAGE,
                        "--out: %s holds results already: %s, or give --append, or another --out"
                                .formatted(
                                        out,
                                        newest == null
                                                ? "go on with --restore CHECKPOINT"
                                                : "go on with --restore " + newest));
            }
        }
    }

    /**
     * Files of one format are not seen by who reads the other.
     *
     * @throws Failure when tables of the other format are there
     */
    static void refuseOtherFormat(Path out, boolean iceberg) throws Failure, IOException {
        for (String name : TABLES) {
            Path table = out.resolve(name);
            boolean isIceberg = IcebergFolder.isTable(table);
            if (isIceberg ? !iceberg : iceberg && holdsFiles(table)) {
                throw new Failure(
                        ExitStatus.USAGE,
                        "--table-format: %s holds %s: go on with %s, or give another --out"
                                .formatted(
                                        out,
                                        isIceberg ? "Iceberg tables" : "plain Parquet files",
                                        isIceberg ? "iceberg" : "parquet"));
            }
        }
    }

    private static boolean holdsFiles(Path table) throws IOException {
        if (!Files.isDirectory(table)) {
            return false;
        }
        try (Stream<Path> files = Files.walk(table)) {
            return files.map(file -> file.getFileName().toString())
                    .anyMatch(name -> name.endsWith(".parquet") && !name.startsWith("."));
        }
    }

    /** The complete checkpoint that was written last; null: there is none. */
    private static @Nullable Path newest(Path checkpoints) throws IOException {
        if (!Files.isDirectory(checkpoints)) {
            return null;
        }
        try (Stream<Path> files = Files.walk(checkpoints, 3)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .max(Comparator.comparingLong(file -> file.toFile().lastModified()))
                    .map(Path::getParent)
                    .orElse(null);
        }
    }
}
