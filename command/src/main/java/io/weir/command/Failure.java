package io.weir.command;

/** An end that the user can understand from one line, without a stack trace. */
public final class Failure extends Exception {

    private static final long serialVersionUID = 1;

    private final int status;

    /**
     * @param status one of {@link ExitStatus}
     * @param message what happened, where, and what to do about it
     */
    public Failure(int status, String message) {
        super(message);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
