package io.weir.cli;

import io.weir.cli.format.TextSafety;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;

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

    /** Assumed where no terminal says how wide it is. */
    public static final int DEFAULT_COLUMNS = 132;

    /**
     * One line on standard error, in the way of Unix tools; safe for a terminal whatever is in it.
     */
    public void say(String message) {
        err.println("weir: " + TextSafety.escape(message));
    }
}
