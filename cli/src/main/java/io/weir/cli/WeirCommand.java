package io.weir.cli;

import io.weir.cli.analyze.AnalyzeJob;
import io.weir.cli.audit.AuditCommand;
import io.weir.cli.compact.CompactCommand;
import io.weir.cli.demo.DemoCommand;
import io.weir.cli.doctor.DoctorCommand;
import io.weir.cli.query.QueryCommand;
import io.weir.cli.tail.TailCommand;
import io.weir.command.CommandRun;
import io.weir.command.Host;
import io.weir.command.RootOptions;
import io.weir.command.config.LayeredArguments;
import io.weir.ingest.generate.GenerateCommand;
import io.weir.ingest.replay.ReplayCommand;
import io.weir.ingest.sensor.SensorCommand;
import io.weir.job.command.JobCommand;
import io.weir.job.command.OneJvm;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/**
 * The {@code weir} command itself: finds the subcommand, runs it, and turns its end into a status.
 */
@Command(
        name = "weir",
        version = RootOptions.VERSION_LINE,
        header = "Measures the flows of a network: packets in, finished conversations out.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = "%n'weir COMMAND --help' tells more about a command.")
public final class WeirCommand {

    @Mixin RootOptions options = new RootOptions();

    private WeirCommand() {}

    /**
     * Runs the command line on a host; one of {@link io.weir.command.ExitStatus} comes back. Never
     * exits the JVM.
     */
    public static int run(String[] args, Host host) {
        return CommandRun.run(args, host, line(needed(args, host)));
    }

    /** The commands and their options. */
    static CommandLine commands(Host host) {
        return line(all(host));
    }

    private static List<?> all(Host host) {
        return List.of(
                new AnalyzeCommand(host, AnalyzeJob::run),
                new SensorCommand(host),
                new ReplayCommand(host),
                new QueryCommand(host),
                new CompactCommand(host),
                new AuditCommand(host),
                new TailCommand(host),
                new SchemaCommand(host),
                new GenerateCommand(host),
                new JobCommand(new OneJvm(host)),
                new DemoCommand(host, WeirCommand::run),
                new DoctorCommand(host, WeirCommand::run));
    }

    /**
     * Only the named command, since a model of each one's options takes time at every start; all
     * where something may speak of others.
     */
    private static List<?> needed(String[] args, Host host) {
        List<?> all = all(host);
        List<?> named = all.stream().filter(command -> isNamed(args, command)).toList();
        return named.isEmpty() || LayeredArguments.mayBeLayered(args, host.environment())
                ? all
                : named;
    }

    private static boolean isNamed(String[] args, Object command) {
        return args.length > 0
                && args[0].equals(command.getClass().getAnnotation(Command.class).name());
    }

    private static int run(List<String> arguments, Host host) {
        return run(arguments.toArray(String[]::new), host);
    }

    /** {@code weir} with these subcommands, annotated objects all. */
    static CommandLine line(List<?> subcommands) {
        return CommandRun.line(new WeirCommand(), subcommands);
    }
}
