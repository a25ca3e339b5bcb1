package io.weir.cli.query;

import io.weir.cli.format.JsonValues;
import io.weir.command.TextSafety;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Values of {@link ResultValues} as one line of safe text. Backslashes are escaped, too, so that
 * the escapes can be told from text.
 */
final class TextValues {

    /** Always six digits below the second, so that texts sort and align as times do. */
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
                    .withZone(ZoneOffset.UTC);

    private TextValues() {}

    /** With times to the eye: {@code 2024-02-29T23:59:59.999999Z}. */
    static String readable(Object value) {
        if (value instanceof Instant time) {
            return TIME.format(time);
        }
        if (value instanceof List<?> list && isFlat(list)) {
            return list.stream()
                    .map(TextValues::readable)
                    .map(text -> text.replace(";", "\\u003b"))
                    .collect(Collectors.joining(";"));
        }
        if (value instanceof List<?> || value instanceof Map<?, ?>) {
            return JsonValues.text(value);
        }
        return TextSafety.escape(exact(value).replace("\\", "\\\\"));
    }

    /**
     * As it is, with nothing escaped; times as integer microseconds since the epoch, as in the flow
     * record.
     */
    static String exact(Object value) {
        if (value instanceof Instant time) {
            return Long.toString(JsonValues.micros(time));
        }
        return value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
    }

    /** A list of single values, none of them null. */
    static boolean isFlat(List<?> list) {
        return list.stream()
                .allMatch(
                        value ->
                                value != null
                                        && !(value instanceof List<?>
                                                || value instanceof Map<?, ?>));
    }
}
