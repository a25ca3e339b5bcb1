package io.weir.cli.query;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** One run of {@code weir query}: its status and what it printed. */
record QueryRun(int status, String out, String err) {

    static QueryRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return of(out, args);
    }

    static QueryRun of(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host =
                new Host(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        List<String> line = new ArrayList<>(List.of("query"));
        line.addAll(List.of(args));
        int status = WeirCommand.run(line.toArray(String[]::new), host);
        return new QueryRun(status, out.toString(), err.toString(StandardCharsets.UTF_8));
    }

    /** Writes the rows of a query as a Parquet file. */
    static void writeFile(Path file, String sql) throws Exception {
        Files.createDirectories(file.getParent());
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            String target = file.toString().replace("'", "''");
            statement.execute("COPY (" + sql + ") TO '" + target + "' (FORMAT parquet)");
        } catch (SQLException e) {
            throw new AssertionError(sql, e);
        }
    }
}
