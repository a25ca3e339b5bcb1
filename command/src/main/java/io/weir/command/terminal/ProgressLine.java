package io.weir.command.terminal;

import java.util.Locale;

/** The text of a progress bar: a pure function of how far a run is. */
final class ProgressLine {

    private static final int BAR = 24;
    private static final long SECOND_NS = 1_000_000_000L;

    private ProgressLine() {}

    /**
     * @param total bytes to be read, or a negative number where that is not known
     * @param nanos time since the run began
     * @param width characters the line may have
     */
    static String of(long packets, long bytes, long total, long nanos, int width) {
        double seconds = Math.max(nanos, 1) / (double) SECOND_NS;
        String speed =
                String.format(
                        Locale.ROOT,
                        "%s packets  %s/s  %s/s",
                        HumanUnits.count(packets),
                        HumanUnits.count(Math.round(packets / seconds)),
                        HumanUnits.bytes(Math.round(bytes / seconds)));
        String line = total > 0 ? share(bytes, total, nanos, speed) : speed;
        return line.length() <= width ? line : line.substring(0, width);
    }

    private static String share(long bytes, long total, long nanos, String speed) {
        double done = Math.min(1, bytes / (double) total);
        int filled = (int) (done * BAR);
        return String.format(
                Locale.ROOT,
                "%3d%% [%s%s]  %s  %s left",
                (int) (done * 100),
                "=".repeat(filled),
                " ".repeat(BAR - filled),
                speed,
                left(done, nanos));
    }

    private static String left(double done, long nanos) {
        if (done <= 0) {
            return "--:--";
        }
        long seconds = (long) Math.ceil(nanos / (double) SECOND_NS * (1 - done) / done);
        return seconds < 3600
                ? String.format(Locale.ROOT, "%02d:%02d", seconds / 60, seconds % 60)
                : HumanUnits.duration(seconds * 1_000_000);
    }
}
