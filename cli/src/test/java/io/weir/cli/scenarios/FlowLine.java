package io.weir.cli.scenarios;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A flow as text, column by column, in the way of JSON.
 *
 * @param values by column name, in the order of the columns
 */
record FlowLine(Map<String, String> values) {

    private static final Pattern MEMBER =
            Pattern.compile("\"([a-z0-9_]+)\": ?(\"[^\"]*\"|[^\",}]+)");

    static FlowLine of(FlowRecord record) {
        Map<String, String> values = new LinkedHashMap<>();
        for (FlowField column : FlowRecord.columns()) {
            values.put(column.columnName(), value(record, column));
        }
        return new FlowLine(values);
    }

    private static String value(FlowRecord record, FlowField column) {
        if (record.isNull(column)) {
            return "null";
        }
        return switch (column.kind()) {
            case TEXT -> '"' + record.text(column) + '"';
            case TEXT_LIST -> '"' + String.join(" ", record.list(column)) + '"';
            case BOOLEAN -> String.valueOf(record.bool(column));
            case LONG, INT, TIME -> String.valueOf(record.number(column));
        };
    }

    /** Reads one object whose texts hold no quotes. */
    static FlowLine parse(String json) {
        Map<String, String> values = new LinkedHashMap<>();
        Matcher member = MEMBER.matcher(json);
        while (member.find()) {
            values.put(member.group(1), member.group(2));
        }
        return new FlowLine(values);
    }

    String value(FlowField column) {
        String value = values.get(column.columnName());
        if (value == null) {
            throw new IllegalArgumentException("no " + column.columnName() + " in " + values);
        }
        return value;
    }

    long number(FlowField column) {
        return Long.parseLong(value(column));
    }

    String text(FlowField column) {
        String quoted = value(column);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** What no two flows of a capture share. */
    String name() {
        return value(FlowField.COMMUNITY_ID) + " at " + value(FlowField.START_TIME);
    }
}
