package io.weir.cli;

import io.weir.command.Host;
import io.weir.command.TemporaryFiles;

/** The process: hands the real world to {@link WeirCommand} and ends with its status. */
public final class Main {

    /** How much the libraries below may say: a level such as info; not set: nothing. */
    private static final String LOG = "weir.log";

    private Main() {}

    public static void main(String[] args) {
        TemporaryFiles.removeAtExit();
        if (System.getProperty(LOG) == null) {
            leaveLoggingOut();
        }
        int status = WeirCommand.run(args, Host.ofProcess());
        System.err.flush();
        System.exit(status);
    }

    /** What would write no log takes a tenth of a second to load. */
    private static void leaveLoggingOut() {
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
    }
}
