package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command in this process. */
public final class Weir {

    private Weir() {}

    /** How a command ended, and what it said. */
    public record Answer(int status, String out, String err) {}

    /** Runs a command that must end well, and returns what it prints. */
    public static String run(Object... words) {
        Answer answer = ask(words);
        assertThat(answer.status()).as("weir %s: %s", line(words), answer.err()).isZero();
        return answer.out();
    }

    /**
     * Runs a command.
     *
     * @param words of the command line; lists of them are taken apart
     */
    public static Answer ask(Object... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Host host =
                new Host(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        int status = WeirCommand.run(line(words).toArray(String[]::new), host);
        return new Answer(
                status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    private static List<String> line(Object... words) {
        return Stream.of(words)
                .flatMap(word -> word instanceof List<?> some ? some.stream() : Stream.of(word))
                .map(Object::toString)
                .toList();
    }
}
