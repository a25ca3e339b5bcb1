package io.weir.cli.query;

import io.weir.cli.format.ResultStream;
import io.weir.cli.format.TextBuffer;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code weir query}: SQL over the tables of an output folder. */
@Command(
        name = "query",
        preprocessor = LeadingComment.class,
        header = "Asks the tables of an output folder in SQL.",
        description = {
            "",
            "Tables: flows, interim, dns, http, tls, ledger, as far as the folder has them;"
                    + " 'DESCRIBE flows' tells the columns. flows has two more, date and hour (UTC)"
                    + " of its last packet: a condition on them reads only the files it needs.",
            ""
        })
public final class QueryCommand extends ConfiguredCommand {

    private static final int FLUSHED_OCTETS = 1 << 16;

    private final Host host;

    @Parameters(paramLabel = "SQL", arity = "0..1", description = "one query, in DuckDB's SQL")
    @Nullable String sql;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "the output folder (default: weir-out)")
    Path folder = Path.of("weir-out");

    @Option(
            names = "--format",
            paramLabel = "table|csv|json",
            converter = ResultFormat.Converter.class,
            description =
                    "how to print the result (default: table); json is one array; csv and json"
                            + " give times in microseconds since the epoch")
    ResultFormat format = ResultFormat.TABLE;

    public QueryCommand(Host host) {
        this.host = host;
    }

    @Override
    protected void check(Problems problems) {
        if (sql == null && willRun()) {
            problems.add("no SQL given, such as \"SELECT * FROM flows LIMIT 5\"");
        }
    }

    /** The exit status: 0 good, 1 a query that fails, 2 a folder without tables. */
    @Override
    protected int run() throws Failure {
        if (!Files.isDirectory(folder)) {
            throw refusal("no folder " + folder + ": weir analyze makes it; --out names it");
        }
        ResultStream results = new ResultStream(host.out(), false);
        try (OutputDatabase database = OutputDatabase.open(folder)) {
            if (database.tables().isEmpty()) {
                throw refusal(folder + " holds no tables of weir, such as flows/*.parquet");
            }
            print(database, results);
            return ExitStatus.GOOD;
        } catch (SQLException e) {
            throw fault("cannot read " + folder + ": " + oneLine(e));
        } catch (IOException e) {
            if (results.readerGone()) {
                return ExitStatus.GOOD;
            }
            throw fault("cannot write the result: " + e.getMessage());
        }
    }

    private void print(OutputDatabase database, ResultStream results) throws IOException, Failure {
        try {
            database.ask(String.valueOf(sql), rows -> print(rows, results));
        } catch (OutputDatabase.NotReadingException e) {
            throw fault(
                    "takes one query that reads: SELECT, FROM, WITH, DESCRIBE, SHOW, SUMMARIZE");
        } catch (SQLException e) {
            String tables = String.join(", ", database.tables());
            throw fault(oneLine(e) + " (tables: " + tables + ")");
        }
    }

    private void print(ResultSet rows, ResultStream results) throws SQLException, IOException {
        ResultSetMetaData metaData = rows.getMetaData();
        List<String> columns = new ArrayList<>();
        for (int column = 1; column <= metaData.getColumnCount(); column++) {
            columns.add(metaData.getColumnLabel(column));
        }
        TextBuffer text = new TextBuffer(2 * FLUSHED_OCTETS);
        ResultWriter writer = format.writer(text);
        writer.begin(columns);
        while (rows.next()) {
            writer.row(ResultValues.row(rows, columns.size()));
            if (text.size() >= FLUSHED_OCTETS) {
                results.write(text);
            }
        }
        writer.end();
        results.write(text);
    }

    /** Without the picture of the place in the query that follows an empty line. */
    private static String oneLine(SQLException e) {
        String message = String.valueOf(e.getMessage());
        int picture = message.indexOf("\n\nLINE ");
        return (picture < 0 ? message : message.substring(0, picture)).replaceAll("\\s+", " ");
    }

    private static Failure refusal(String message) {
        return new Failure(ExitStatus.USAGE, "query: " + message);
    }

    private static Failure fault(String message) {
        return new Failure(ExitStatus.FAILED, "query: " + message);
    }
}
