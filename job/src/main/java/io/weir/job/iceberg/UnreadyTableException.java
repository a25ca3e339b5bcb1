package io.weir.job.iceberg;

/**
 * A table cannot be opened, made, or brought to the columns of this version; the message says why.
 */
public final class UnreadyTableException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadyTableException(String table, RuntimeException cause) {
        super("cannot open table " + table + ": " + cause.getMessage(), cause);
    }
}
