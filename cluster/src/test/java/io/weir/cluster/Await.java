package io.weir.cluster;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** Waits for a condition of the world outside this JVM. */
final class Await {

    private static final long PAUSE_NANOS = Duration.ofMillis(50).toNanos();

    private Await() {}

    /** A condition that asks somebody, who may not be there yet. */
    interface Condition {
        boolean holds() throws Exception;
    }

    /**
     * @param what what is waited for, as in "a leader"
     * @param story told beside it when time is over
     */
    static void until(String what, Duration limit, Supplier<String> story, Condition condition) {
        long end = System.nanoTime() + limit.toNanos();
        Exception last = null;
        while (System.nanoTime() - end < 0) {
            try {
                if (condition.holds()) {
                    return;
                }
                last = null;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            } catch (Exception e) {
                last = e;
            }
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        throw new AssertionError(
                "waited %s s for %s\n%s".formatted(limit.toSeconds(), what, story.get()), last);
    }
}
