package io.weir.cli.query;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A database in memory whose tables are those of an output folder, good for reading only. */
public final class OutputDatabase implements AutoCloseable {

    /** What is to be run is not one query. */
    static final class NotReadingException extends Exception {

        private static final long serialVersionUID = 1;
    }

    /** What DuckDB answers when it is to turn a statement that is no query into JSON. */
    private static final String NOT_A_SELECT = "not implemented";

    private final Connection connection;
    private final OutputTables tables;
    private final Relisting relisting;
    private Map<String, String> views = Map.of();

    private OutputDatabase(Connection connection, OutputTables tables, Relisting relisting) {
        this.connection = connection;
        this.tables = tables;
        this.relisting = relisting;
    }

    public static OutputDatabase open(Path out) throws SQLException {
        return open(out, time -> Thread.sleep(time.toMillis()));
    }

    static OutputDatabase open(Path out, Relisting.Pause pause) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("jdbc_stream_results", "true");
        properties.setProperty("autoinstall_known_extensions", "false");
        properties.setProperty("temp_directory", System.getProperty("java.io.tmpdir"));
        Connection connection = DriverManager.getConnection("jdbc:duckdb:", properties);
        try {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TimeZone = 'UTC'");
            }
            OutputDatabase database =
                    new OutputDatabase(connection, new OutputTables(out), new Relisting(pause));
            database.list();
            return database;
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    /** A view is made only of files that can be opened. */
    private boolean list() throws SQLException {
        Map<String, String> before = views;
        views = relisting.run(() -> tables.register(connection, before));
        return !views.equals(before);
    }

    /** Names of the tables that can be asked for. */
    public List<String> tables() {
        return List.copyOf(views.keySet());
    }

    /**
     * Runs what people ask and hands its rows on.
     *
     * @throws NotReadingException when it is no query, or more than one; nothing was run
     */
    void ask(String sql, RowReader reader) throws SQLException, NotReadingException, IOException {
        requireQuery(sql);
        read(sql, reader);
    }

    /** Runs a query of our own and hands its rows on. */
    public void read(String sql, RowReader reader) throws SQLException, IOException {
        try (Statement statement = run(sql);
                ResultSet rows = statement.getResultSet()) {
            reader.read(rows);
        }
    }

    /** What is gone when it is to be opened was not read yet. */
    private Statement run(String sql) throws SQLException {
        return relisting.run(() -> execute(sql), this::list);
    }

    private Statement execute(String sql) throws SQLException {
        Statement statement = connection.createStatement();
        try {
            statement.execute(sql);
            return statement;
        } catch (SQLException e) {
            statement.close();
            throw e;
        }
    }

    /** DuckDB's parser can turn queries, and nothing else, into JSON. */
    private void requireQuery(String sql) throws SQLException, NotReadingException {
        String check =
                "SELECT q ->> 'error_type', json_array_length(q -> 'statements')"
                        + " FROM (SELECT json_serialize_sql(?::VARCHAR) AS q)";
        try (PreparedStatement statement = connection.prepareStatement(check)) {
            statement.setString(1, sql);
            try (ResultSet answer = statement.executeQuery()) {
                if (answer.next()
                        && (NOT_A_SELECT.equals(answer.getString(1)) || answer.getInt(2) > 1)) {
                    throw new NotReadingException();
                }
            }
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    /** Takes the rows of a result while it is open. */
    public interface RowReader {

        void read(ResultSet rows) throws SQLException, IOException;
    }
}
