package io.weir.job.parquet;

import java.time.LocalDate;
import java.util.Locale;

/**
 * One hour of a table, as the folder that holds its files: {@code date=YYYY-MM-DD/hour=HH}, UTC.
 *
 * <p>Dates have four digits in every engine that reads such folders. Hours before the year 1 or
 * after the year 9999, which only a broken capture holds, share the first or the last folder that
 * can be written; the times in their rows stay as they are.
 *
 * @param epochHour hours since 1970-01-01T00:00Z, within {@link #FIRST_HOUR} and {@link
 *     #LAST_HOUR}; or {@link Long#MIN_VALUE} for a table that has no hours
 */
record HourFolder(long epochHour) {

    static final long FIRST_HOUR = LocalDate.of(1, 1, 1).toEpochDay() * 24;
    static final long LAST_HOUR = LocalDate.of(9999, 12, 31).toEpochDay() * 24 + 23;

    private static final long HOUR_US = 3_600_000_000L;

    /** The folder of a table that is not divided into hours. */
    static final HourFolder NONE = new HourFolder(Long.MIN_VALUE);

    static HourFolder ofMicros(long epochMicros) {
        long hour = Math.floorDiv(epochMicros, HOUR_US);
        return new HourFolder(Math.max(FIRST_HOUR, Math.min(LAST_HOUR, hour)));
    }

    /** Relative to the table's folder, with a slash at its end; empty for {@link #NONE}. */
    String path() {
        if (equals(NONE)) {
            return "";
        }
        return String.format(
                Locale.ROOT,
                "date=%s/hour=%02d/",
                LocalDate.ofEpochDay(Math.floorDiv(epochHour, 24)),
                Math.floorMod(epochHour, 24));
    }
}
