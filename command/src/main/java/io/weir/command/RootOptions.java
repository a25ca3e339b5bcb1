package io.weir.command;

import picocli.CommandLine.Option;

/** The options of a program that stand before its subcommand. */
public final class RootOptions {

    /** Of this program and everything that it is made of. */
    public static final String VERSION = "0.1.0";

    /** What {@code --version} prints. */
    public static final String VERSION_LINE = "weir " + VERSION;

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
