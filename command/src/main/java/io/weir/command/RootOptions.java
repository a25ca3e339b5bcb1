package io.weir.command;

import picocli.CommandLine.Option;

/** The options of a program that stand before its subcommand. */
public final class RootOptions {

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "show this help")
    boolean help;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            description = "show the version")
    boolean version;
}
