package io.weir.command.terminal;

import java.io.PrintStream;
import java.util.Locale;

/** How far the work is, on one line of a terminal; nothing at all elsewhere. */
public final class PercentLine implements AutoCloseable {

    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final long total;
    private final String noun;
    private final boolean shown;
    private int percent = -1;

    /**
     * @param noun what is counted, such as packets
     * @param shown false where nobody looks
     */
    public PercentLine(PrintStream terminal, long total, String noun, boolean shown) {
        this.terminal = terminal;
        this.total = total;
        this.noun = noun;
        this.shown = shown;
    }

    public void show(long done) {
        int now = total == 0 ? 100 : (int) (done * 100 / total);
        if (shown && now > percent) {
            percent = now;
            terminal.printf(Locale.ROOT, "%s%3d%%  %,d %s", ERASE, now, done, noun);
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
