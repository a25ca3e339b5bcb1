package io.weir.cli.format;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of the kinds that tables and messages hold as JSON (RFC 8259). */
public final class JsonValues {

    private static final int USUAL_LENGTH = 64;

    private JsonValues() {}

    public static String text(Object value) {
        TextBuffer json = new TextBuffer(USUAL_LENGTH);
        append(json, value);
        return json.toString();
    }

    public static void append(TextBuffer json, @Nullable Object value) {
        if (value == null) {
            json.append("null");
        } else if (value instanceof Number number) {
            json.append(number(number));
        } else if (value instanceof Boolean) {
            json.append(value.toString());
        } else if (value instanceof Instant time) {
            json.append(micros(time));
        } else if (value instanceof List<?> list) {
            appendList(json, list);
        } else if (value instanceof Map<?, ?> map) {
            appendMap(json, map);
        } else {
            JsonText.append(json, value.toString());
        }
    }

    /** Microseconds since the epoch. */
    public static long micros(Instant time) {
        return time.getEpochSecond() * 1_000_000 + time.getNano() / 1000;
    }

    /** JSON has no word for what is not a finite number. */
    private static String number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            return Double.isFinite(number.doubleValue()) ? number.toString() : "null";
        }
        return number instanceof BigDecimal decimal ? decimal.toPlainString() : number.toString();
    }

    private static void appendList(TextBuffer json, List<?> list) {
        String separator = "";
        json.append('[');
        for (Object value : list) {
            json.append(separator);
            append(json, value);
            separator = ",";
        }
        json.append(']');
    }

    private static void appendMap(TextBuffer json, Map<?, ?> map) {
        String separator = "";
        json.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(separator);
            JsonText.append(json, String.valueOf(entry.getKey()));
            json.append(':');
            append(json, entry.getValue());
            separator = ",";
        }
        json.append('}');
    }
}
