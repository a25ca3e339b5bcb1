package io.weir.job.command;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** What committed files of a table hold: hidden ones are not looked at. */
final class Tables {

    private Tables() {}

    /** The first column of a query over FILES. */
    static List<String> query(Path out, String table, String sql) throws Exception {
        String files = "read_parquet('" + out.resolve(table) + "/**/part-*.parquet')";
        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql.replace("FILES", files))) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
