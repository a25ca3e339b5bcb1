package io.weir.command;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;

/**
 * All that a command sees of the process it runs in, so that tests can give it another one.
 *
 * @param out standard output, unbuffered: results only
 * @param err standard error: progress and messages
 * @param environment environment variables
 * @param outTerminal standard output is a terminal
 * @param errTerminal standard error is a terminal
 * @param columns width of the terminal in characters
 */
public record Host(
        OutputStream out,
        PrintStream err,
        Map<String, String> environment,
        boolean outTerminal,
        boolean errTerminal,
        int columns) {

    /**
     * Set by the launcher, which can ask about each stream where Java 17 only knows both at once.
     */
    private static final String TERMINALS = "weir.terminals";

    private static final String COLUMNS = "weir.columns";

    /** Assumed where no terminal says how wide it is. */
    public static final int DEFAULT_COLUMNS = 132;

    /** The process that this JVM is. */
    public static Host ofProcess() {
        Set<String> terminals = Set.of(System.getProperty(TERMINALS, "").split(","));
        return new Host(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                terminals.contains("out"),
                terminals.contains("err"),
                Integer.getInteger(COLUMNS, DEFAULT_COLUMNS));
    }

    /**
     * One line on standard error, in the way of Unix tools; safe for a terminal whatever is in it.
     */
    public void say(String message) {
        err.println("weir: " + TextSafety.escape(message));
    }
}
