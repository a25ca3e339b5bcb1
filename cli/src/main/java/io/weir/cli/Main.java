package io.weir.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** The process: hands the real world to {@link WeirCommand} and ends with its status. */
public final class Main {

    /**
     * Set by the launcher, which can ask about each stream where Java 17 only knows both at once.
     */
    private static final String TERMINALS = "weir.terminals";

    private static final String COLUMNS = "weir.columns";

    private Main() {}

    public static void main(String[] args) {
        TemporaryFiles.removeAtExit();
        int status = WeirCommand.run(args, host());
        System.err.flush();
        System.exit(status);
    }

    private static Host host() {
        Set<String> terminals = Set.of(System.getProperty(TERMINALS, "").split(","));
        return new Host(
                new FileOutputStream(FileDescriptor.out),
                new PrintStream(
                        new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
                System.getenv(),
                terminals.contains("out"),
                terminals.contains("err"),
                Integer.getInteger(COLUMNS, Host.DEFAULT_COLUMNS));
    }
}
