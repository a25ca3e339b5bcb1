package io.weir.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A process beside this one: what it says stands in a file of its folder, and it goes with this
 * JVM.
 */
final class ChildProcess implements AutoCloseable {

    private static final int TAIL_LINES = 40;
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final String name;
    private final Process process;
    private final Path log;

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts a JVM with a folder of its own below the given one. */
    static ChildProcess start(
            String name, Path parent, JavaCommand command, Map<String, String> environment)
            throws IOException {
        Path folder = Files.createDirectories(parent.resolve(name));
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        return start(name, folder, command.words(temporary), environment);
    }

    /** Starts any command in an existing folder. */
    static ChildProcess start(
            String name, Path folder, List<String> words, Map<String, String> environment)
            throws IOException {
        Path log = folder.resolve(name + ".log");
        ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
        builder.environment().keySet().removeIf(key -> key.startsWith("WEIR_"));
        builder.environment().putAll(environment);
        Process process =
                builder.redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new ChildProcess(name, process, log);
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Fails at once, and with its last words, when the process has ended. */
    void requireAlive() {
        if (!isAlive()) {
            throw new AssertionError(tail());
        }
    }

    /** SIGKILL: no line of the process runs any more. */
    void kill() {
        process.destroyForcibly();
        waitForEnd(PATIENCE);
    }

    /** SIGTERM, as an operator stops it. */
    void terminate() {
        process.destroy();
    }

    /** Waits for the end. */
    int waitForEnd(Duration limit) {
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(
                        "%s still runs after %s s\n%s".formatted(name, limit.toSeconds(), tail()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while " + name + " ran", e);
        }
        return process.exitValue();
    }

    /** All that it has said. */
    String said() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Name, state and the last lines. */
    String tail() {
        List<String> lines = said().lines().toList();
        String state = isAlive() ? "runs" : "ended with " + process.exitValue();
        String last =
                String.join(
                        "\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        return "--- %s %s; the end of %s:\n%s".formatted(name, state, log, last);
    }

    @Override
    public void close() {
        kill();
    }
}
