package io.weir.job.parquet;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a reader finds in an output folder. */
final class TableFiles {

    private TableFiles() {}

    /** Files that count as results, relative to the folder, sorted. */
    static List<String> visible(Path folder) {
        return all(folder).stream().filter(name -> !isHidden(name)).toList();
    }

    /** Files that readers pass over. */
    static List<String> hidden(Path folder) {
        return all(folder).stream().filter(TableFiles::isHidden).toList();
    }

    private static boolean isHidden(String name) {
        return Path.of(name).getFileName().toString().startsWith(".");
    }

    private static List<String> all(Path folder) {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> folder.relativize(file).toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Runs a query in DuckDB, each value as its text.
     *
     * @param sql with {@code FILES} for all visible files of the folder
     */
    static List<List<String>> query(Path folder, String sql) throws SQLException {
        String files = "read_parquet('" + folder + "/**/part-*.parquet', hive_partitioning=true)";
        List<List<String>> rows = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql.replace("FILES", files))) {
            int columns = result.getMetaData().getColumnCount();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(result.getString(i)));
                }
                rows.add(row);
            }
        }
        return rows;
    }
}
