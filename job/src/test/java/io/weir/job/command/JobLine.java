package io.weir.job.command;

import io.weir.command.CommandRun;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Command;

/** {@code weir job} in this process, and what it says. */
final class JobLine {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Command(name = "weir")
    private static final class Weir {}

    int run(String... options) {
        Host host =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        List<String> line = new ArrayList<>(List.of("job"));
        line.addAll(List.of(options));
        return CommandRun.run(
                line.toArray(String[]::new),
                host,
                CommandRun.line(new Weir(), List.of(new JobCommand(new OneJvm(host)))));
    }

    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** All but where to find help. */
    List<String> lines() {
        return said().lines().filter(line -> !line.contains("--help")).toList();
    }
}
