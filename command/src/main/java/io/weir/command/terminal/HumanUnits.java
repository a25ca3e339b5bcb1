package io.weir.command.terminal;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Quantities for people: few digits and a unit. Machine formats never use these. */
public final class HumanUnits {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSS");
    private static final String[] SCALE = {"", "k", "M", "G", "T", "P", "E"};
    private static final long SECOND = 1_000_000;

    private HumanUnits() {}

    /**
     * Octets in powers of 1000, three digits at least: {@code 999 B}, {@code 1.5 kB}, {@code 12.3
     * MB}.
     */
    public static String bytes(long bytes) {
        return scaled(bytes) + "B";
    }

    /** A count in powers of 1000: {@code 999}, {@code 1.5 k}, {@code 12.3 M}. */
    public static String count(long count) {
        return scaled(count).strip();
    }

    private static String scaled(long amount) {
        if (amount < 1000) {
            return amount + " ";
        }
        int step = 0;
        double scaled = amount;
        while (scaled >= 999.95 && step < SCALE.length - 1) {
            scaled /= 1000;
            step++;
        }
        return String.format(Locale.ROOT, "%.1f %s", scaled, SCALE[step]);
    }

    /**
     * {@code 850 us}, {@code 12.3 ms}, {@code 4.56 s}, {@code 3m07s}, {@code 2h05m}, {@code 3d04h}.
     */
    public static String duration(long micros) {
        long seconds = micros / SECOND;
        if (micros < 1000) {
            return micros + " us";
        }
        if (micros < SECOND) {
            return String.format(Locale.ROOT, "%.1f ms", Math.min(micros / 1e3, 999.9));
        }
        if (seconds < 60) {
            return String.format(Locale.ROOT, "%.2f s", Math.min(micros / 1e6, 59.99));
        }
        if (seconds < 3600) {
            return String.format(Locale.ROOT, "%dm%02ds", seconds / 60, seconds % 60);
        }
        if (seconds < 86_400) {
            return String.format(Locale.ROOT, "%dh%02dm", seconds / 3600, seconds / 60 % 60);
        }
        return String.format(Locale.ROOT, "%dd%02dh", seconds / 86_400, seconds / 3600 % 24);
    }

    /** A time in UTC to the millisecond. */
    public static String time(long microsSinceEpoch) {
        long seconds = Math.floorDiv(microsSinceEpoch, SECOND);
        int nanos = (int) Math.floorMod(microsSinceEpoch, SECOND) * 1000;
        return TIME.format(LocalDateTime.ofEpochSecond(seconds, nanos, ZoneOffset.UTC));
    }
}
