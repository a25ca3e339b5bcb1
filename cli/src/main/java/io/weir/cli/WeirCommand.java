package io.weir.cli;

import io.weir.cli.analyze.AnalyzeJob;
import io.weir.cli.generate.GenerateCommand;
import io.weir.cli.query.QueryCommand;
import java.util.List;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The {@code weir} command itself: finds the subcommand, runs it, and turns its end into a status.
 */
@Command(
        name = "weir",
        version = WeirCommand.VERSION,
        header = "Measures the flows of a network: packets in, finished conversations out.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = "%n'weir COMMAND --help' tells more about a command.")
public final class WeirCommand {

    static final String VERSION = "weir 0.1.0";

    private static final int USAGE_WIDTH = 100;

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

    private WeirCommand() {}

    /**
     * Runs the command line on a host; one of {@link ExitStatus} comes back. Never exits the JVM.
     */
    public static int run(String[] args, Host host) {
        return run(args, host, commands(host));
    }

    static int run(String[] args, Host host, CommandLine commands) {
        return new CommandRun(host, commands).run(args);
    }

    /** The commands and their options. */
    static CommandLine commands(Host host) {
        return line(
                List.of(
                        new AnalyzeCommand(host, AnalyzeJob::run),
                        new QueryCommand(host.out(), host.err()),
                        new GenerateCommand(host.err(), host.errTerminal())));
    }

    /** A command line of these subcommands, annotated objects all. */
    static CommandLine line(List<Object> subcommands) {
        CommandLine line = new CommandLine(new WeirCommand());
        subcommands.forEach(line::addSubcommand);
        line.setUsageHelpWidth(USAGE_WIDTH);
        forAll(line, command -> command.getCommandSpec().parser().collectErrors(true));
        return line;
    }

    private static void forAll(CommandLine line, Consumer<CommandLine> setting) {
        setting.accept(line);
        line.getSubcommands().values().forEach(setting);
    }
}
