package io.weir.command;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * SIGINT and SIGTERM as a wish: the work sees it, comes to its own end, and closes this; only then
 * does the process go. A process whose work does not end in time goes all the same.
 */
public final class StopSignal implements AutoCloseable {

    private final CountDownLatch done = new CountDownLatch(1);
    private final List<Runnable> told = new ArrayList<>();
    private final Thread hook;
    private volatile boolean requested;

    /**
     * Listens from now on.
     *
     * @param patience how long the process waits for the work to end
     */
    public StopSignal(Duration patience) {
        hook = new Thread(() -> requestAndWait(patience), "weir-stop");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the work is to come to its end. */
    public boolean isRequested() {
        return requested;
    }

    /**
     * Has something done when the wish comes, such as waking up whoever waits; at once where it has
     * come. By another thread than the one that works.
     */
    public synchronized void onRequest(Runnable action) {
        told.add(action);
        if (requested) {
            action.run();
        }
    }

    /** Wishes the end, as a signal does. */
    public synchronized void request() {
        requested = true;
        told.forEach(Runnable::run);
    }

    /** Says that the work is done. */
    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The hook runs: the process is about to go.
        }
    }

    private void requestAndWait(Duration patience) {
        request();
        try {
            if (!done.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                System.err.println(
                        "weir: the work did not end within " + patience.toSeconds() + "s");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
