package io.weir.cli.distributed;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * All that an output folder holds, in an order that says nothing of how it was made.
 *
 * @param flows every column of every row, as is {@code interim}
 * @param ledger packets by domain and outcome
 */
record ResultTables(List<String> flows, List<String> interim, List<String> ledger) {

    static ResultTables in(Path out) {
        return of("*", out);
    }

    /** The same for comparing what one sensor saw with what several saw parts of. */
    static ResultTables whoeverSawThem(Path out) {
        return of("* EXCLUDE (sensors)", out);
    }

    private static ResultTables of(String columns, Path out) {
        return new ResultTables(
                rows(out, "flows", "SELECT " + columns + " FROM flows ORDER BY ALL"),
                rows(out, "interim", "SELECT " + columns + " FROM interim ORDER BY ALL"),
                rows(
                        out,
                        "ledger",
                        "SELECT observation_domain, outcome, sum(packets)::BIGINT AS packets"
                                + " FROM ledger GROUP BY ALL HAVING packets <> 0 ORDER BY ALL"));
    }

    private static List<String> rows(Path out, String table, String sql) {
        return Files.isDirectory(out.resolve(table))
                ? Weir.run("query", sql, "--out", out, "--format", "json").lines().toList()
                : List.of();
    }
}
