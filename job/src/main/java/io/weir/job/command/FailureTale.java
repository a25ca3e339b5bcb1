package io.weir.job.command;

import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a person is told of a job that fails and starts again by itself: each cause once a minute at
 * most, however often it strikes, and the end of the trouble. Times are since the epoch.
 */
final class FailureTale {

    private static final Duration AGAIN_AFTER = Duration.ofMinutes(1);

    private final Consumer<String> messages;
    private Duration latest = Duration.ZERO;
    private Duration told = Duration.ZERO;
    private String toldWords = "";
    private boolean inTrouble;

    FailureTale(Consumer<String> messages) {
        this.messages = messages;
    }

    /** The failure that is the latest now; it may be one that is known. */
    void failed(Throwable cause, Duration at) {
        if (at.equals(latest)) {
            return;
        }
        latest = at;
        inTrouble = true;
        String words = words(cause);
        if (!words.equals(toldWords) || at.minus(told).compareTo(AGAIN_AFTER) >= 0) {
            told = at;
            toldWords = words;
            messages.accept("the job goes back to its last checkpoint, it failed: " + words);
        }
    }

    /** The checkpoint that was completed last. */
    void completed(Duration at) {
        if (inTrouble && at.compareTo(latest) > 0) {
            inTrouble = false;
            toldWords = "";
            messages.accept("the job works again, a checkpoint is complete");
        }
    }

    /**
     * The root cause; of a file's or connection's fault the outermost exception that holds its
     * words, since that says where. What the engine says around it tells nobody anything.
     */
    private static String words(Throwable failure) {
        String message = failure instanceof IOException ? failure.getMessage() : null;
        Throwable cause = failure.getCause();
        if (cause == null) {
            return message == null ? failure.toString() : message;
        }
        String why = words(cause);
        if (message == null || message.equals(cause.toString())) {
            return why;
        }
        return message.endsWith(": " + why) ? message : why;
    }
}
