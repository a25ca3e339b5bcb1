package io.weir.command;

import java.util.List;

/** The {@code weir} command, for those of its commands that do what users can type. */
public interface Commands {

    /** Runs a command line to its end and returns its {@link ExitStatus}. */
    int run(List<String> arguments, Host host);
}
