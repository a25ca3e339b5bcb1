package io.weir.command.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spans of time as users write them: {@code 200ms}, {@code 30s}, {@code 5m}, {@code 2h}, {@code
 * 30d}.
 */
public final class Durations {

    /** Longer than any capture, and far from overflow in microseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private static final Pattern GRAMMAR = Pattern.compile("([0-9]{1,15})(ms|s|m|h|d)");

    private Durations() {}

    /**
     * @throws IllegalArgumentException when the text is none; the message says what was expected
     */
    public static Duration parse(String text) {
        Matcher matcher = GRAMMAR.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a duration such as 200ms, 30s, 5m, 2h or 30d");
        }
        Duration unit = unit(matcher.group(2));
        long count = Long.parseLong(matcher.group(1));
        if (count > LONGEST.toMillis() / unit.toMillis()) {
            throw new IllegalArgumentException("'" + text + "' is longer than 36500d");
        }
        return unit.multipliedBy(count);
    }

    /** The shortest text that {@link #parse} reads as this duration of whole milliseconds. */
    public static String format(Duration duration) {
        long millis = duration.toMillis();
        for (String unit : new String[] {"d", "h", "m", "s"}) {
            long length = unit(unit).toMillis();
            if (millis != 0 && millis % length == 0) {
                return millis / length + unit;
            }
        }
        return millis == 0 ? "0s" : millis + "ms";
    }

    private static Duration unit(String name) {
        return switch (name) {
            case "ms" -> Duration.ofMillis(1);
            case "s" -> Duration.ofSeconds(1);
            case "m" -> Duration.ofMinutes(1);
            case "h" -> Duration.ofHours(1);
            default -> Duration.ofDays(1);
        };
    }
}
