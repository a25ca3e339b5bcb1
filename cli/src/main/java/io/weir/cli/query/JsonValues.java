package io.weir.cli.query;

import io.weir.command.TextSafety;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of {@link ResultValues} as JSON (RFC 8259). */
final class JsonValues {

    private JsonValues() {}

    static void append(StringBuilder json, @Nullable Object value) {
        if (value == null) {
            json.append("null");
        } else if (value instanceof Number number) {
            json.append(number(number));
        } else if (value instanceof Boolean) {
            json.append(value);
        } else if (value instanceof Instant time) {
            json.append(micros(time));
        } else if (value instanceof List<?> list) {
            appendList(json, list);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(json, map);
        } else {
            appendText(json, value.toString());
        }
    }

    /** Microseconds since the epoch. */
    static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    /** JSON has no word for what is not a finite number. */
    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "null";
        }
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    private static void appendList(StringBuilder json, List<?> list) {
        String separator = "";
        json.append('[');
        for (Object value : list) {
            json.append(separator);
            append(json, value);
            separator = ",";
        }
        json.append(']');
    }

    static void appendMap(StringBuilder json, Map<?, ?> map) {
        String separator = "";
        json.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            appendText(json, String.valueOf(entry.getKey()));
            json.append(':');
            append(json, entry.getValue());
            separator = ",";
        }
        json.append('}');
    }

    static void appendText(StringBuilder json, String text) {
        String escaped = text.replace("\\", "\\\\").replace("\"", "\\\"");
        json.append('"').append(TextSafety.escape(escaped)).append('"');
    }
}
