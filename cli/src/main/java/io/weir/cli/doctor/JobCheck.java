package io.weir.cli.doctor;

import io.weir.cli.finding.Finding;
import io.weir.command.Commands;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Whether the configuration of the job is sound, by the job's own check. */
final class JobCheck {

    private static final String SUBJECT = "job";
    private static final String SAID_BY_US = "weir: ";
    private static final String HINT_AT_HELP = "'weir ";

    private JobCheck() {}

    static List<Finding> of(Path file, Commands commands) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        Host listener =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        List<String> line = List.of("job", "--check-config", "--config", file.toString());
        return commands.run(line, listener) == ExitStatus.GOOD
                ? List.of(Finding.good(SUBJECT, "the configuration in " + file + " is sound"))
                : problems(said.toString(StandardCharsets.UTF_8), file);
    }

    private static List<Finding> problems(String said, Path file) {
        return said.lines()
                .map(
                        line ->
                                line.startsWith(SAID_BY_US)
                                        ? line.substring(SAID_BY_US.length())
                                        : line)
                .filter(line -> !line.startsWith(HINT_AT_HELP))
                .map(line -> Finding.bad(SUBJECT, line, "correct it in " + file))
                .toList();
    }
}
