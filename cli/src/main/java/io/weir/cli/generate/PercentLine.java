package io.weir.cli.generate;

import java.io.PrintStream;
import java.util.Locale;

/** How far the work is, on one line of a terminal; nothing at all elsewhere. */
final class PercentLine implements AutoCloseable {

    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final long total;
    private final boolean shown;
    private int percent = -1;

    PercentLine(PrintStream terminal, long total, boolean shown) {
        this.terminal = terminal;
        this.total = total;
        this.shown = shown;
    }

    void show(long done) {
        int now = (int) (done * 100 / total);
        if (shown && now > percent) {
            percent = now;
            terminal.printf(Locale.ROOT, "%s%3d%%  %,d packets", ERASE, now, done);
            terminal.flush();
        }
    }

    /** Erases the line. */
    @Override
    public void close() {
        if (percent >= 0) {
            terminal.print(ERASE);
            percent = -1;
        }
    }
}
