package io.weir.cli.query;

import java.sql.SQLException;
import java.time.Duration;

/**
 * Files are listed first and opened then. Where a compaction has put others in their place in
 * between, all is done once more, after a pause that grows, until time is up.
 */
final class Relisting {

    private static final String GONE = "No such file or directory";
    private static final String NOT_FOUND = "No files found that match the pattern";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(10);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** What may find that a file is gone. */
    interface Attempt<T> {

        T run() throws SQLException;
    }

    /** Waits. */
    interface Pause {

        void last(Duration time) throws InterruptedException;
    }

    private final Pause pause;

    Relisting(Pause pause) {
        this.pause = pause;
    }

    /**
     * Lists and opens.
     *
     * @param attempt makes its list anew each time
     */
    <T> T run(Attempt<T> attempt) throws SQLException {
        return run(attempt, () -> false);
    }

    /**
     * Opens what was listed before.
     *
     * @param list makes a new list and says whether it is another one
     */
    <T> T run(Attempt<T> attempt, Attempt<Boolean> list) throws SQLException {
        Duration waited = Duration.ZERO;
        Duration next = FIRST_PAUSE;
        while (true) {
            try {
                return attempt.run();
            } catch (SQLException e) {
                if (!says(e, GONE) && !says(e, NOT_FOUND) || waited.compareTo(PATIENCE) >= 0) {
                    throw e;
                }
                rest(next, e);
                if (!list.run() && !says(e, GONE)) {
                    throw e;
                }
            }
            waited = waited.plus(next);
            next = next.multipliedBy(2);
            next = next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
        }
    }

    private void rest(Duration time, SQLException reason) throws SQLException {
        try {
            pause.last(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw reason;
        }
    }

    private static boolean says(SQLException e, String words) {
        return String.valueOf(e.getMessage()).contains(words);
    }
}
