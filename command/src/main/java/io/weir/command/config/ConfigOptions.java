package io.weir.command.config;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that every configurable command has for its configuration itself. */
public final class ConfigOptions {

    static final String FILE = "--config";

    /** Behind the command's own options, which have no order but that of their lines. */
    private static final int LAST = 1000;

    @Option(
            names = FILE,
            order = LAST,
            paramLabel = "FILE",
            description = "options from the section of this command in a YAML file")
    @Nullable String file;

    @Option(
            names = "--print-config",
            order = LAST,
            description = "show the effective options and where each came from; run nothing")
    boolean print;

    @Option(
            names = "--check-config",
            order = LAST,
            description = "only check the options; run nothing")
    boolean checkOnly;

    @Option(
            names = {"-h", "--help"},
            order = LAST,
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
