package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.WeirCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The command in this process, which must end well. */
final class Weir {

    private Weir() {}

    /**
     * Returns what it prints.
     *
     * @param words of the command line; lists of them are taken apart
     */
    static String run(Object... words) {
        String[] line =
                Stream.of(words)
                        .flatMap(
                                word ->
                                        word instanceof List<?> some
                                                ? some.stream()
                                                : Stream.of(word))
                        .map(Object::toString)
                        .toArray(String[]::new);
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
        assertThat(WeirCommand.run(line, host))
                .as("weir %s: %s", String.join(" ", line), err.toString(StandardCharsets.UTF_8))
                .isEqualTo(ExitStatus.GOOD);
        return out.toString(StandardCharsets.UTF_8);
    }
}
