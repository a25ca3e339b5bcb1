package io.weir.cli;

import io.weir.command.Host;
import io.weir.command.TemporaryFiles;

/** The process: hands the real world to {@link WeirCommand} and ends with its status. */
public final class Main {

    private Main() {}

    public static void main(String[] args) {
        TemporaryFiles.removeAtExit();
        int status = WeirCommand.run(args, Host.ofProcess());
        System.err.flush();
        System.exit(status);
    }
}
