package io.weir.job.iceberg;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;

/** What readers find in an Iceberg table of this machine. */
final class LakeReader implements AutoCloseable {

    private final Path out;
    private final Connection duck = DriverManager.getConnection("jdbc:duckdb:");

    LakeReader(Path out) throws SQLException {
        this.out = out;
    }

    static Table table(Path out, String name) throws Exception {
        return TableHandle.open(CatalogSettings.folder(out.toUri()), name).table();
    }

    /** Oldest first. */
    static List<Snapshot> snapshots(Path out, String name) throws Exception {
        List<Snapshot> snapshots = new ArrayList<>();
        table(out, name).snapshots().forEach(snapshots::add);
        return snapshots;
    }

    /** The first column of a query over FILES, of the newest snapshot. */
    List<String> query(String table, String sql) throws Exception {
        List<String> files =
                CurrentFiles.of(out, table).stream().map(file -> "'" + file + "'").toList();
        return files.isEmpty()
                ? List.of()
                : read(sql.replace("FILES", "read_parquet([" + String.join(",", files) + "])"));
    }

    long count(String table) throws Exception {
        List<String> count = query(table, "SELECT count(*) FROM FILES");
        return count.isEmpty() ? 0 : Long.parseLong(count.get(0));
    }

    List<String> read(String sql) throws SQLException {
        List<String> column = new ArrayList<>();
        try (Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                column.add(String.valueOf(rows.getString(1)));
            }
        }
        return column;
    }

    @Override
    public void close() throws SQLException {
        duck.close();
    }
}
