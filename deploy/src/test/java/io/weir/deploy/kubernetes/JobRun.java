package io.weir.deploy.kubernetes;

import io.weir.command.CommandRun;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.job.command.JobCommand;
import io.weir.job.command.JobSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;

/**
 * The command line of {@code weir-job.jar}, as far as its settings.
 *
 * @param settings null where it refuses them
 * @param said what it told
 */
record JobRun(@Nullable JobSettings settings, String said) {

    @Command(name = "weir-job")
    private static final class Root {}

    /** With {@code --check-config} it stops before the settings. */
    static JobRun with(List<String> arguments) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(said, true, StandardCharsets.UTF_8);
        AtomicReference<JobSettings> settings = new AtomicReference<>();
        List<String> line = new ArrayList<>(List.of("job"));
        line.addAll(arguments);
        CommandRun.run(
                line.toArray(String[]::new),
                new Host(messages, messages, Map.of(), false, false, Host.DEFAULT_COLUMNS),
                CommandRun.line(
                        new Root(),
                        List.of(
                                new JobCommand(
                                        sound -> {
                                            settings.set(sound);
                                            return ExitStatus.GOOD;
                                        }))));
        return new JobRun(settings.get(), said.toString(StandardCharsets.UTF_8));
    }
}
