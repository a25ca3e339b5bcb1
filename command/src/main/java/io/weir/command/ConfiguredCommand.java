package io.weir.command;

import io.weir.command.config.ConfigOptions;
import io.weir.command.config.Problems;
import java.util.List;
import java.util.Set;

/** A subcommand whose options also stand in files and in the environment, and are checked first. */
public interface ConfiguredCommand {

    ConfigOptions config();

    /** Sets of options of which one rules the others out. */
    default List<Set<String>> rivals() {
        return List.of();
    }

    /** Checks the options with each other and with the world, changing neither. */
    void check(Problems problems);

    /**
     * Does the work; called only when there were no problems.
     *
     * @return one of {@link ExitStatus}
     */
    int run() throws Exception;
}
