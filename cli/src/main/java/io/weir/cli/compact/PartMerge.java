package io.weir.cli.compact;

import io.weir.job.parquet.FieldIds;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Reads and writes Parquet by the embedded DuckDB. */
final class PartMerge implements AutoCloseable {

    private static final String PARTS =
            "read_parquet([%s], union_by_name = true, hive_partitioning = false)";

    private static final String MERGE =
            "COPY (SELECT * FROM %s%s ORDER BY %s) TO %s (FORMAT parquet, COMPRESSION zstd%s)";

    /** Of all columns of all rows, whatever their order. */
    private static final String SUM =
            "SELECT count(*), coalesce(sum(%s), 0), coalesce(sum(hash(parts)::HUGEINT), 0)"
                    + " FROM %s AS parts";

    /** What two heaps of rows have in common when they are the same. */
    record Sum(BigInteger rows, BigInteger packets, BigInteger hash) {}

    private final Connection duckdb;

    private PartMerge(Connection duckdb) {
        this.duckdb = duckdb;
    }

    /**
     * @param spill folder for what does not fit into memory while it is sorted
     */
    static PartMerge open(Path spill) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("temp_directory", spill.toString());
        return new PartMerge(DriverManager.getConnection("jdbc:duckdb:", properties));
    }

    Sum sum(CompactedTable table, List<Path> files) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet sums =
                        statement.executeQuery(SUM.formatted(table.packets(), parts(files)))) {
            sums.next();
            return new Sum(number(sums, 1), number(sums, 2), number(sums, 3));
        }
    }

    private static BigInteger number(ResultSet row, int column) throws SQLException {
        return new BigInteger(row.getString(column));
    }

    /** Conditions that divide the rows into files of about the same number of rows. */
    List<String> slices(CompactedTable table, List<Path> files, int count) throws SQLException {
        if (count < 2) {
            return List.of("");
        }
        String time = "epoch_us(" + table.time() + ")";
        List<Long> bounds = bounds(time, files, count);
        List<String> slices = new ArrayList<>();
        slices.add(" WHERE %s < %d".formatted(time, bounds.get(0)));
        for (int i = 1; i < bounds.size(); i++) {
            slices.add(
                    " WHERE %s >= %d AND %s < %d"
                            .formatted(time, bounds.get(i - 1), time, bounds.get(i)));
        }
        slices.add(" WHERE %s >= %d".formatted(time, bounds.get(bounds.size() - 1)));
        return slices;
    }

    private List<Long> bounds(String time, List<Path> files, int count) throws SQLException {
        String shares =
                IntStream.range(1, count)
                        .asDoubleStream()
                        .flatMap(i -> DoubleStream.of(i / count))
                        .mapToObj(Double::toString)
                        .collect(Collectors.joining(", "));
        String sql =
                "SELECT DISTINCT unnest(quantile_disc(%s, [%s])) FROM %s ORDER BY ALL"
                        .formatted(time, shares, parts(files));
        List<Long> bounds = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                bounds.add(rows.getLong(1));
            }
        }
        return bounds;
    }

    /** Writes the rows of a slice, sorted, as one file. */
    void merge(CompactedTable table, List<Path> files, String slice, Path result)
            throws SQLException, IOException {
        write(table, files, slice, "", result);
    }

    private void write(
            CompactedTable table, List<Path> files, String slice, String options, Path result)
            throws SQLException, IOException {
        String sql =
                MERGE.formatted(
                        parts(files), slice, table.order(), literal(result.toString()), options);
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(sql);
        }
        if (!Files.isRegularFile(result)) {
            throw new IOException("no file " + result + " after it was written");
        }
    }

    /** Writes all rows, sorted, as one file whose columns bear numbers. */
    void merge(CompactedTable table, List<Path> files, FieldIds ids, Path result)
            throws SQLException, IOException {
        write(table, files, "", ", FIELD_IDS " + numbers(files, ids), result);
    }

    /** Of the columns that the files have: a table can have more. */
    private String numbers(List<Path> files, FieldIds ids) throws SQLException {
        List<String> numbers = new ArrayList<>();
        try (Statement statement = duckdb.createStatement();
                ResultSet columns = statement.executeQuery("DESCRIBE FROM " + parts(files))) {
            while (columns.next()) {
                String name = columns.getString(1);
                boolean list = columns.getString(2).endsWith("[]");
                numbers.add(
                        list
                                ? "%s: {__duckdb_field_id: %d, element: %d}"
                                        .formatted(name, ids.of(name), ids.of(name + ".element"))
                                : "%s: %d".formatted(name, ids.of(name)));
            }
        }
        return "{" + String.join(", ", numbers) + "}";
    }

    private static String parts(List<Path> files) {
        return PARTS.formatted(
                files.stream()
                        .map(file -> literal(file.toString().replaceAll("[\\[*?]", "[$0]")))
                        .collect(Collectors.joining(", ")));
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    @Override
    public void close() throws SQLException {
        duckdb.close();
    }
}
