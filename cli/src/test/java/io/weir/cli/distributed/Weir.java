package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The command in this process. */
public final class Weir {

    private final List<String> line;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final CompletableFuture<Integer> status = new CompletableFuture<>();

    private Weir(Object... words) {
        line =
                Stream.of(words)
                        .flatMap(
                                word ->
                                        word instanceof List<?> some
                                                ? some.stream()
                                                : Stream.of(word))
                        .map(Object::toString)
                        .toList();
    }

    /** How a command ended, and what it said. */
    public record Answer(int status, String out, String err) {}

    /** Runs a command that must end well, and returns what it prints. */
    public static String run(Object... words) {
        Weir weir = new Weir(words);
        weir.run();
        return weir.finish();
    }

    /**
     * Runs a command.
     *
     * @param words of the command line; lists of them are taken apart
     */
    public static Answer ask(Object... words) {
        Weir weir = new Weir(words);
        weir.run();
        return weir.answer();
    }

    /** Begins to run a command. */
    static Weir start(Object... words) {
        Weir weir = new Weir(words);
        Thread thread = new Thread(weir::run, "weir " + words[0]);
        thread.setDaemon(true);
        thread.start();
        return weir;
    }

    private void run() {
        Host host =
                new Host(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        status.complete(WeirCommand.run(line.toArray(String[]::new), host));
    }

    boolean hasEnded() {
        return status.isDone();
    }

    /** Its messages so far. */
    String said() {
        return err.toString(StandardCharsets.UTF_8);
    }

    /** Waits for its end, which must be a good one, and returns what it printed. */
    String finish() {
        Answer answer = answer();
        assertThat(answer.status()).as("weir %s: %s", line, answer.err()).isZero();
        return answer.out();
    }

    private Answer answer() {
        return new Answer(status.join(), out.toString(StandardCharsets.UTF_8), said());
    }
}
