package io.weir.cli.analyze;

import io.weir.job.iceberg.IcebergFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The folder of Parquet tables as a run finds it. Only files that weir wrote are ever removed: what
 * else lies in the folder belongs to somebody else.
 */
public final class OutFolder {

    /** Every table that a run can write, each in the folder of its name. */
    public static final List<String> TABLES =
            List.of("flows", "interim", "dns", "http", "tls", "ledger");

    /** {@code TABLE/[date=…/hour=…/]part-….parquet}. */
    private static final int DEEPEST = 3;

    private static final String NAME = "part-(\\d+|merged)-\\d+-[0-9a-f-]{36}\\.parquet";

    /** A file that weir wrote, or has begun to write and was killed, or a record of merged ones. */
    private static final Pattern PART =
            Pattern.compile(
                    NAME + "|\\." + NAME + "\\.inprogress\\.[0-9a-f-]{36}|\\.merged-[0-9a-f-]{36}");

    private static final Pattern HOUR = Pattern.compile("(date|hour)=[0-9-]+");

    private final Path folder;

    public OutFolder(Path folder) {
        this.folder = folder;
    }

    /** The Parquet files in weir's tables, sorted; none when the folder does not exist. */
    public List<Path> tableFiles() throws IOException {
        return filesInTables(OutFolder::isVisibleParquet);
    }

    /** All that weir wrote into its tables, with what killed runs have left unfinished. */
    public List<Path> writtenFiles() throws IOException {
        return filesInTables(file -> PART.matcher(file.getFileName().toString()).matches());
    }

    private List<Path> filesInTables(Predicate<Path> wanted) throws IOException {
        List<Path> files = new ArrayList<>();
        for (String table : TABLES) {
            Path root = folder.resolve(table);
            if (Files.isDirectory(root)) {
                try (Stream<Path> below = Files.walk(root, DEEPEST)) {
                    below.filter(wanted).sorted().forEach(files::add);
                }
            }
        }
        return files;
    }

    /** Hidden files are unfinished ones, which no reader looks at. */
    private static boolean isVisibleParquet(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".parquet") && !name.startsWith(".");
    }

    /** Whether a table in it is one of Iceberg, where a file that is only put there is not seen. */
    public boolean holdsIceberg() {
        return TABLES.stream().map(folder::resolve).anyMatch(IcebergFolder::isTable);
    }

    /** Why no tables can be written here, in words; null when nothing stands against it. */
    public @Nullable String obstacle() {
        Path there = folder.toAbsolutePath();
        while (there != null && !Files.exists(there)) {
            there = there.getParent();
        }
        if (there == null || !Files.isDirectory(there)) {
            return there + " is not a folder";
        }
        return Files.isWritable(there) ? null : "no permission to write in " + there;
    }

    /** Removes files that {@link #writtenFiles} gave, and emptied hours. */
    public void remove(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
            removeIfEmptyHour(file.getParent());
        }
    }

    /** Removes the folder of a run that wrote nothing, unless anybody else has something in it. */
    public void removeIfEmpty() throws IOException {
        if (isEmpty(folder)) {
            Files.delete(folder);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    private void removeIfEmptyHour(@Nullable Path hour) throws IOException {
        if (hour != null
                && HOUR.matcher(hour.getFileName().toString()).matches()
                && isEmpty(hour)) {
            Files.delete(hour);
            removeIfEmptyHour(hour.getParent());
        }
    }
}
