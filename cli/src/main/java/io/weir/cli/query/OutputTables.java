package io.weir.cli.query;

import io.weir.cli.analyze.OutFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The tables of an output folder, as views of a database. */
final class OutputTables {

    private static final String HOURLY =
            ", hive_partitioning = true, hive_types = {'date': DATE, 'hour': INTEGER}";
    private static final String UNDIVIDED = ", hive_partitioning = false";

    private final Path out;

    OutputTables(Path out) {
        this.out = out.toAbsolutePath();
    }

    /**
     * Makes a view for each table that has files.
     *
     * @return the names of the views
     */
    List<String> register(Connection connection) throws SQLException {
        List<String> registered = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (String name : OutFolder.TABLES) {
                if (Files.isDirectory(out.resolve(name)) && hasFiles(statement, name)) {
                    statement.execute("CREATE VIEW " + name + " AS FROM " + files(statement, name));
                    registered.add(name);
                }
            }
        }
        return registered;
    }

    private String files(Statement statement, String name) throws SQLException {
        boolean hourly = matches(statement, pattern(name, "date=*/hour=*/[!._]*.parquet"));
        return "read_parquet("
                + literal(pattern(name, "**/[!._]*.parquet"))
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
        return out.toString().replaceAll("[\\[*?]", "[$0]") + "/" + table + "/" + files;
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }
}
