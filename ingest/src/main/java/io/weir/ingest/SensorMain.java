package io.weir.ingest;

import io.weir.command.CommandRun;
import io.weir.command.Host;
import io.weir.command.RootOptions;
import io.weir.command.TemporaryFiles;
import io.weir.ingest.generate.GenerateCommand;
import io.weir.ingest.replay.ReplayCommand;
import io.weir.ingest.sensor.SensorCommand;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The process of {@code weir-sensor.jar}: what of {@code weir} a capturing machine needs. */
@Command(
        name = "weir-sensor",
        version = RootOptions.VERSION_LINE,
        header = "Turns packets into trains and sends them to Kafka.",
        synopsisSubcommandLabel = "COMMAND",
        commandListHeading = "%nCommands:%n",
        optionListHeading = "%nOptions:%n",
        footer = "%n'java -jar weir-sensor.jar COMMAND --help' tells more about a command.")
public final class SensorMain {

    @Mixin RootOptions options = new RootOptions();

    private static final String LOG = "weir.log";
    private static final String LOG_LEVEL = "org.slf4j.simpleLogger.defaultLogLevel";

    private SensorMain() {}

    /** Runs the command line and ends the process with its status. */
    public static void main(String[] args) {
        TemporaryFiles.removeAtExit();
        System.setProperty(LOG_LEVEL, System.getProperty(LOG, "off"));
        int status = run(args, Host.ofProcess());
        System.exit(status);
    }

    /** Runs the command line on a host; one of {@link io.weir.command.ExitStatus} comes back. */
    static int run(String[] args, Host host) {
        return CommandRun.run(
                args,
                host,
                CommandRun.line(
                        new SensorMain(),
                        List.of(
                                new SensorCommand(host),
                                new ReplayCommand(host),
                                new GenerateCommand(host))));
    }
}
