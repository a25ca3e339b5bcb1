import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;

/**
 * A day of a job that commits once a minute: takes the flows of an output folder for those of each
 * of 24 hours, and divides them into 120 files, two subtasks with one file a minute.
 *
 * <p>{@code java -cp 'cli/target/lib/*' bench/MinuteFiles.java FROM TO}
 */
final class MinuteFiles {

    private static final int FILES = 120;

    public static void main(String[] arguments) throws Exception {
        Path to = Path.of(arguments[1], "flows", "date=2026-01-01");
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement()) {
            statement.execute(
                    "CREATE TABLE flows AS SELECT *, ntile(%d) OVER (ORDER BY end_time) - 1 AS file"
                                    .formatted(FILES)
                            + " FROM read_parquet('%s/flows/*/*/*.parquet',".formatted(arguments[0])
                            + " hive_partitioning = false)");
            for (int hour = 0; hour < 24; hour++) {
                Path folder = Files.createDirectories(to.resolve("hour=%02d".formatted(hour)));
                for (int file = 0; file < FILES; file++) {
                    write(statement, hour, file, folder);
                }
            }
        }
    }

    private static void write(Statement statement, int hour, int file, Path folder)
            throws Exception {
        String name = "part-%d-%d-%036d.parquet".formatted(file % 2, file / 2, hour);
        statement.execute(
                ("COPY (SELECT * EXCLUDE (file) REPLACE (printf('%%016x', hash(flow_id, %d)) AS flow_id)"
                                + " FROM flows WHERE file = %d)"
                                + " TO '%s' (FORMAT parquet, COMPRESSION zstd, COMPRESSION_LEVEL 1)")
                        .formatted(hour, file, folder.resolve(name)));
    }
}
