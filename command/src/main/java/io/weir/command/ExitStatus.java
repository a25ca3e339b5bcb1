package io.weir.command;

/** What the shell learns of a run; promised to users, so never renumbered. */
public final class ExitStatus {

    public static final int GOOD = 0;

    /** Anything that the other three do not say. */
    public static final int FAILED = 1;

    /** Bad usage or configuration; nothing was started. */
    public static final int USAGE = 2;

    /** Some inputs were unreadable, whole or from some place on; each has its message. */
    public static final int INPUT = 3;

    private ExitStatus() {}
}
