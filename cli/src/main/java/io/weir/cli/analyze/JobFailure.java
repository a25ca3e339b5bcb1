package io.weir.cli.analyze;

import java.io.UncheckedIOException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;

/** Why a job failed, freed from what the engine wrapped around it: where, which one JVM knows. */
final class JobFailure {

    private static final String ENGINE = "org.apache.flink.";

    private JobFailure() {}

    /** The outermost exception that says something; what it says already covers its own causes. */
    static Exception cause(Exception failure) {
        Throwable cause = failure;
        while (isWrapper(cause) && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof Exception e ? e : new IllegalStateException(cause);
    }

    private static boolean isWrapper(Throwable thrown) {
        Class<?> type = thrown.getClass();
        return type.getName().startsWith(ENGINE)
                || type == RuntimeException.class
                || type == UncheckedIOException.class
                || type == CompletionException.class
                || type == ExecutionException.class;
    }
}
