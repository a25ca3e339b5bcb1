package io.weir.cluster;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** The Parquet tables of a job, as any engine reads them: what is hidden does not count. */
record Tables(Path out) {

    private static final String LEDGER =
            """
            SELECT CAST(coalesce(sum(packets) FILTER (outcome = 'captured'), 0) AS BIGINT),
                   CAST(coalesce(sum(packets) FILTER (outcome <> 'captured'), 0) AS BIGINT)
            FROM read_parquet('%s/ledger/[!._]*.parquet')
            """;
    private static final String FLOWS =
            "SELECT flow_id, revision FROM read_parquet('%s/flows/*/*/[!._]*.parquet') ORDER BY ALL";

    private static final String ROWS =
            "SELECT t::VARCHAR FROM read_parquet('%s/flows/*/*/[!._]*.parquet') AS t ORDER BY ALL";

    /** Both sides of the ledger. */
    record Balance(long captured, long accountedFor) {}

    /** Every flow, as often as it is there, in the order of its name. */
    List<FlowName> flows() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(FLOWS.formatted(out))) {
            List<FlowName> flows = new ArrayList<>();
            while (rows.next()) {
                flows.add(new FlowName(rows.getString(1), rows.getLong(2)));
            }
            return flows;
        }
    }

    /** Every column of every flow. */
    List<String> rows() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(ROWS.formatted(out))) {
            List<String> flows = new ArrayList<>();
            while (rows.next()) {
                flows.add(rows.getString(1));
            }
            return flows;
        }
    }

    Balance ledger() throws SQLException {
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(LEDGER.formatted(out))) {
            row.next();
            return new Balance(row.getLong(1), row.getLong(2));
        }
    }
}
