package io.weir.command.terminal;

import java.io.PrintStream;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** A line on a terminal that is drawn again a few times a second, and gone at the end. */
public final class ProgressBar implements Progress, AutoCloseable {

    /** Runs shorter than this show no bar. */
    private static final long DELAY_MS = 700;

    private static final long PERIOD_MS = 200;

    /** Back to the start of the line, and away with what stands there (ECMA-48 CR, EL). */
    private static final String ERASE = "\r\u001b[K";

    private final PrintStream terminal;
    private final int width;
    private final long startNanos = System.nanoTime();
    private final LongAdder packets = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private volatile long total = -1;
    private boolean drawn;
    private boolean closed;

    private final ScheduledExecutorService painter =
            Executors.newSingleThreadScheduledExecutor(
                    task -> {
                        Thread thread = new Thread(task, "progress");
                        thread.setDaemon(true);
                        return thread;
                    });

    /**
     * @param terminal where the bar is drawn
     * @param columns width of the terminal
     */
    public ProgressBar(PrintStream terminal, int columns) {
        this.terminal = terminal;
        this.width = columns - 1;
        painter.scheduleAtFixedRate(this::draw, DELAY_MS, PERIOD_MS, TimeUnit.MILLISECONDS);
    }

    @Override
    public void expect(long totalBytes) {
        total = totalBytes;
    }

    @Override
    public void advance(long morePackets, long moreBytes) {
        packets.add(morePackets);
        bytes.add(moreBytes);
    }

    private synchronized void draw() {
        if (!closed) {
            drawn = true;
            long nanos = System.nanoTime() - startNanos;
            terminal.print(
                    ERASE + ProgressLine.of(packets.sum(), bytes.sum(), total, nanos, width));
        }
    }

    /** Erases the bar. */
    @Override
    public synchronized void close() {
        painter.shutdownNow();
        if (!closed && drawn) {
            terminal.print(ERASE);
        }
        closed = true;
    }
}
