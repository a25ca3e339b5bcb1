package io.weir.command.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every configurable command has for its configuration itself. */
public final class ConfigOptions {

    static final String FILE = "--config";

    @Option(
            names = FILE,
            paramLabel = "FILE",
            description = "options from the section of this command in a YAML file")
    @Nullable String file;

    @Option(
            names = "--print-config",
            description = "show the effective options and where each came from; run nothing")
    boolean print;

    @Option(names = "--check-config", description = "only check the options; run nothing")
    boolean checkOnly;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    public boolean print() {
        return print;
    }

    public boolean checkOnly() {
        return checkOnly;
    }
}
