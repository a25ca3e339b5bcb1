package io.weir.cli.query;

import io.weir.cli.analyze.OutFolder;
import io.weir.job.iceberg.CurrentFiles;
import io.weir.job.iceberg.IcebergFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The tables of an output folder, as views of a database. */
final class OutputTables {

    private static final String HOURLY =
            ", hive_partitioning = true, hive_types = {'date': DATE, 'hour': INTEGER}";

    /** Of a flow's end; other engines put files where they like. */
    private static final String TIMED =
            "*, make_timestamp(epoch_us(end_time))::DATE AS date,"
                    + " hour(make_timestamp(epoch_us(end_time)))::INTEGER AS hour";

    private static final Pattern HOUR = Pattern.compile("/date=[0-9-]+/hour=[0-9]+/[^/]+$");

    private static final String UNDIVIDED = ", hive_partitioning = false";

    private final Path out;

    OutputTables(Path out) {
        this.out = out.toAbsolutePath();
    }

    /**
     * Makes a view for each table that has files.
     *
     * @param known views that are there; one that would be the same is not made again
     * @return the names of the views, and of which rows they are
     */
    Map<String, String> register(Connection connection, Map<String, String> known)
            throws SQLException {
        Map<String, String> views = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : OutFolder.TABLES) {
                String rows = rows(statement, name);
                if (rows != null) {
                    views.put(name, rows);
                    if (!rows.equals(known.get(name))) {
                        statement.execute("CREATE OR REPLACE VIEW " + name + " AS FROM " + rows);
                    }
                }
            }
        }
        return views;
    }

    /** Null: the table has no files. */
    private @Nullable String rows(Statement statement, String name) throws SQLException {
        Path table = out.resolve(name);
        if (IcebergFolder.isTable(table)) {
            return ofSnapshot(name);
        }
        return Files.isDirectory(table) && hasFiles(statement, name)
                ? ofFolder(statement, name)
                : null;
    }

    private String ofFolder(Statement statement, String name) throws SQLException {
        boolean hourly = matches(statement, pattern(name, "date=*/hour=*/[!._]*.parquet"));
        return read(literal(pattern(name, "**/[!._]*.parquet")), hourly);
    }

    /** The files of one moment: whole checkpoints of a job that goes on meanwhile. */
    private @Nullable String ofSnapshot(String name) throws SQLException {
        List<Path> files;
        try {
            files = CurrentFiles.of(out, name);
        } catch (IOException e) {
            throw new SQLException(e.getMessage(), e);
        }
        if (files.isEmpty()) {
            return null;
        }
        String list =
                files.stream()
                        .map(file -> literal(escaped(file.toString())))
                        .collect(Collectors.joining(",", "[", "]"));
        if (name.equals("ledger")) {
            return read(list, false);
        }
        boolean ours = files.stream().allMatch(file -> HOUR.matcher(file.toString()).find());
        return ours ? read(list, true) : "(SELECT " + TIMED + " FROM " + read(list, false) + ")";
    }

    private static String read(String files, boolean hourly) {
        return "read_parquet("
                + files
                + ", union_by_name = true"
                + (hourly ? HOURLY : UNDIVIDED)
                + ")";
    }

    private boolean hasFiles(Statement statement, String name) throws SQLException {
        return matches(statement, pattern(name, "**/[!._]*.parquet"));
    }

    private static boolean matches(Statement statement, String pattern) throws SQLException {
        try (ResultSet files =
                statement.executeQuery("SELECT 1 FROM glob(" + literal(pattern) + ") LIMIT 1")) {
            return files.next();
        }
    }

    /** Files still being written begin with a dot and match no pattern. */
    private String pattern(String table, String files) {
        return escaped(out.toString()) + "/" + table + "/" + files;
    }

    /** A name that is no pattern. */
    private static String escaped(String path) {
        return path.replaceAll("[\\[*?]", "[$0]");
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
