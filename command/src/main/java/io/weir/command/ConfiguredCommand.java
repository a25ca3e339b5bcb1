package io.weir.command;

import io.weir.command.config.ConfigOptions;
import io.weir.command.config.Problems;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Mixin;

/** A subcommand whose options also stand in files and in the environment, and are checked first. */
public abstract class ConfiguredCommand {

    @Mixin private ConfigOptions config = new ConfigOptions();

    final ConfigOptions config() {
        return config;
    }

    /** False when the configuration is only shown or checked: the world is left alone. */
    protected final boolean willRun() {
        return !config.print() && !config.checkOnly();
    }

    /** Sets of options of which one rules the others out. */
    protected List<Set<String>> rivals() {
        return List.of();
    }

    /** Checks the options with each other and with the world, changing neither. */
    protected abstract void check(Problems problems);

    /**
     * Does the work; called only when there were no problems.
     *
     * @return one of {@link ExitStatus}
     */
    protected abstract int run() throws Exception;
}
