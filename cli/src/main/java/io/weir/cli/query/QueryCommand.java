package io.weir.cli.query;

import io.weir.command.TextSafety;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir query}: SQL over the tables of an output folder. */
@Command(
        name = "query",
        header = "Asks the tables of an output folder in SQL.",
        description = {
            "",
            "Tables: flows, interim, dns, http, tls, ledger, as far as the folder has them;"
                    + " 'DESCRIBE flows' tells the columns. flows has two more, date and hour (UTC)"
                    + " of its last packet: a condition on them reads only the files it needs.",
            ""
        })
public final class QueryCommand implements Callable<Integer> {

    private static final int GOOD = 0;
    private static final int FAILED = 1;
    private static final int USAGE = 2;

    private final OutputStream out;
    private final PrintStream err;

    @Parameters(paramLabel = "SQL", description = "one query, in DuckDB's SQL")
    String sql = "";

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "weir-out",
            description = "the output folder (default: ${DEFAULT-VALUE})")
    Path folder = Path.of("weir-out");

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            defaultValue = "table",
            converter = ResultFormat.Converter.class,
            description =
                    "how to print the result (default: ${DEFAULT-VALUE}); json is one array;"
                            + " csv and json give times in microseconds since the epoch")
    ResultFormat format = ResultFormat.TABLE;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    /**
     * @param out standard output, for the result only
     * @param err standard error
     */
    public QueryCommand(OutputStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    /** The exit status: 0 good, 1 a query that fails, 2 a folder without tables. */
    @Override
    public Integer call() {
        try {
            return answer();
        } catch (IOException e) {
            return isReaderGone(e)
                    ? GOOD
                    : refuse(FAILED, "cannot write the result: " + e.getMessage());
        }
    }

    /** The reader of a pipe, such as {@code head}, has enough. */
    private static boolean isReaderGone(IOException e) {
        return String.valueOf(e.getMessage()).contains("Broken pipe");
    }

    private int answer() throws IOException {
        if (!Files.isDirectory(folder)) {
            return refuse(USAGE, "no folder " + folder + ": weir analyze makes it; --out names it");
        }
        try (OutputDatabase database = OutputDatabase.open(folder)) {
            if (database.tables().isEmpty()) {
                return refuse(USAGE, folder + " holds no tables of weir, such as flows/*.parquet");
            }
            return run(database);
        } catch (SQLException e) {
            return refuse(FAILED, "cannot read " + folder + ": " + oneLine(e));
        }
    }

    private int run(OutputDatabase database) throws IOException, SQLException {
        Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
        try {
            database.read(sql, rows -> print(rows, format.writer(text)));
            text.flush();
            return GOOD;
        } catch (OutputDatabase.NotReadingException e) {
            return refuse(FAILED, "only reads: SELECT, FROM, WITH, DESCRIBE, SHOW or SUMMARIZE");
        } catch (SQLException e) {
            String tables = String.join(", ", database.tables());
            return refuse(FAILED, oneLine(e) + " (tables: " + tables + ")");
        }
    }

    private static void print(ResultSet rows, ResultWriter writer)
            throws SQLException, IOException {
        ResultSetMetaData metaData = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            columns.add(metaData.getColumnLabel(column));
        }
        writer.begin(columns);
        while (rows.next()) {
            writer.row(ResultValues.row(rows, columns.size()));
        }
        writer.end();
    }

    /** Without the picture of the place in the query that follows an empty line. */
    private static String oneLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int picture = message.indexOf("\n\nLINE ");
        return (picture < 0 ? message : message.substring(0, picture)).replaceAll("\\s+", " ");
    }

    private int refuse(int status, String message) {
        err.println("weir: query: " + TextSafety.escape(message));
        return status;
    }
}
