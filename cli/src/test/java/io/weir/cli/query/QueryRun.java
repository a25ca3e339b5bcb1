package io.weir.cli.query;

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
import picocli.CommandLine;

/** One run of {@code weir query}: its status and what it printed. */
record QueryRun(int status, String out, String err) {

    static QueryRun of(String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        return of(out, args);
    }

    static QueryRun of(OutputStream out, String... args) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        QueryCommand command =
                new QueryCommand(out, new PrintStream(err, true, StandardCharsets.UTF_8));
        int status = new CommandLine(command).execute(args);
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
