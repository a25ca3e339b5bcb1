package io.weir.job.parquet;

import java.time.LocalDate;
import java.util.Locale;

/**
 * The folder of one hour of a table: {@code date=YYYY-MM-DD/hour=HH}, UTC. An hour is a number,
 * since each row is asked for its own: hours since 1970-01-01T00:00Z.
 *
 * <p>Dates have four digits in every engine that reads such folders. Hours before the year 1 or
 * after the year 9999, which only a broken capture holds, share the first or the last folder that
 * can be written, each in a file of its own; the times in their rows stay as they are.
 */
final class HourFolder {

    /** The hour of every row of a table that is not divided into hours. */
    static final long NONE = Long.MIN_VALUE;

    private static final long FIRST_HOUR = LocalDate.of(1, 1, 1).toEpochDay() * 24;
    private static final long LAST_HOUR = LocalDate.of(9999, 12, 31).toEpochDay() * 24 + 23;
    private static final long HOUR_US = 3_600_000_000L;

    private HourFolder() {}

    /** The hour of a time in microseconds since the epoch. */
    static long hour(long epochMicros) {
        return Math.floorDiv(epochMicros, HOUR_US);
    }

    /** Relative to the table's folder, with a slash at its end; empty for {@link #NONE}. */
    static String path(long hour) {
        if (hour == NONE) {
            return "";
        }
        long named = Math.max(FIRST_HOUR, Math.min(LAST_HOUR, hour));
        return String.format(
                Locale.ROOT,
                "date=%s/hour=%02d/",
                LocalDate.ofEpochDay(Math.floorDiv(named, 24)),
                Math.floorMod(named, 24));
    }
}
