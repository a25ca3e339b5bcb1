package io.weir.cli.audit;

import io.weir.cli.audit.FlowSums.Hour;
import io.weir.cli.audit.FlowSums.Sum;
import io.weir.cli.finding.Finding;
import io.weir.cli.query.OutputDatabase;
import java.io.IOException;
import java.math.BigInteger;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Holds the ledger against itself, and the table of flows against the ledger. */
final class TablesAudit {

    private static final String LEDGER =
            """
            SELECT observation_domain,
                   sum(packets) FILTER (outcome = 'captured'),
                   sum(packets) FILTER (outcome <> 'captured'),
                   sum(packets) FILTER (outcome = 'in_open_flows'),
                   sum(packets) FILTER (outcome = 'in_flows')
            FROM ledger GROUP BY ALL ORDER BY ALL
            """;

    private static final String FLOWS =
            """
            SELECT observation_domain, epoch_us(end_time) // 3600000000, count(*),
                   sum(client_packets + server_packets),
                   sum(('0x' || flow_id)::UBIGINT) % 18446744073709551616
            FROM flows GROUP BY ALL
            """;

    private static final String TWICE = "SELECT count(*) - count(DISTINCT flow_id) FROM flows";

    private final OutputDatabase tables;

    TablesAudit(OutputDatabase tables) {
        this.tables = tables;
    }

    /** What is in the table of flows. */
    FlowSums flows() throws SQLException, IOException {
        FlowSums sums = new FlowSums();
        tables.read(
                FLOWS,
                rows -> {
                    while (rows.next()) {
                        sums.add(
                                new Hour(rows.getString(1), rows.getLong(2)),
                                new Sum(
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        new BigInteger(rows.getString(5)).longValue()));
                    }
                });
        return sums;
    }

    /** Each domain's books, against themselves and against the flows. */
    List<Finding> books(FlowSums flows) throws SQLException, IOException {
        List<Finding> findings = new ArrayList<>();
        tables.read(
                LEDGER,
                rows -> {
                    while (rows.next()) {
                        Books books =
                                new Books(
                                        rows.getString(1),
                                        rows.getLong(2),
                                        rows.getLong(3),
                                        rows.getLong(4),
                                        rows.getLong(5));
                        findings.add(books.balance());
                        findings.add(books.against(flows));
                    }
                });
        return findings;
    }

    /** Whether a flow has more than one row. */
    Finding twice() throws SQLException, IOException {
        long[] repeated = new long[1];
        tables.read(
                TWICE,
                rows -> {
                    rows.next();
                    repeated[0] = rows.getLong(1);
                });
        return repeated[0] == 0
                ? Finding.good("flows", "no flow is there twice")
                : Finding.bad(
                        "flows",
                        "%,d flows are there twice".formatted(repeated[0]),
                        "were two runs over the same packets put into one folder (--append)?");
    }
}
