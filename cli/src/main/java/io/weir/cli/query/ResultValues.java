package io.weir.cli.query;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.duckdb.DuckDBStruct;
import org.jspecify.annotations.Nullable;

/**
 * DuckDB's values as the few Java types that are printed: null, Boolean, Number, Instant, List, Map
 * with text keys; everything else as the text that DuckDB has for it.
 */
final class ResultValues {

    private ResultValues() {}

    static List<@Nullable Object> row(ResultSet rows, int columns) throws SQLException {
        List<@Nullable Object> values = new ArrayList<>(columns);
        for (int column = 1; column <= columns; column++) {
            Object value = rows.getObject(column);
            values.add(value instanceof java.sql.Blob ? rows.getString(column) : plain(value));
        }
        return values;
    }

    private static @Nullable Object plain(@Nullable Object value) throws SQLException {
        if (value == null || value instanceof Boolean || value instanceof Number) {
            return value;
        }
        if (value instanceof OffsetDateTime time) {
            return time.toInstant();
        }
        if (value instanceof Timestamp time) {
            return instant(time.toLocalDateTime());
        }
        if (value instanceof Array array) {
            return list((Object[]) array.getArray());
        }
        if (value instanceof DuckDBStruct struct) {
            return map(struct.getMap());
        }
        if (value instanceof Map<?, ?> map) {
            return map(map);
        }
        return value.toString();
    }

    private static Instant instant(LocalDateTime time) {
        return time.toInstant(ZoneOffset.UTC);
    }

    private static List<@Nullable Object> list(@Nullable Object[] values) throws SQLException {
        List<@Nullable Object> list = new ArrayList<>(values.length);
        for (Object value : values) {
            list.add(plain(value));
        }
        return list;
    }

    private static Map<String, @Nullable Object> map(Map<?, ?> values) throws SQLException {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : values.entrySet()) {
            map.put(String.valueOf(plain(entry.getKey())), plain(entry.getValue()));
        }
        return map;
    }
}
