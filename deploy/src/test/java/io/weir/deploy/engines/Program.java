package io.weir.deploy.engines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A process beside this one, which ends with it; what it says stands in files. */
record Program(Process process, Path out, Path err) implements AutoCloseable {

    /** Begins to run a command in a folder. */
    static Program start(Path folder, String name, List<String> words, Map<String, String> added)
            throws IOException {
        Path out = folder.resolve(name + ".out");
        Path err = folder.resolve(name + ".err");
        ProcessBuilder builder =
                new ProcessBuilder(words)
                        .directory(folder.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment().putAll(added);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new Program(process, out, err);
    }

    /** Waits for a good end; what it printed. */
    String finish(Duration limit) throws InterruptedException {
        boolean ended = process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        close();
        if (!ended || process.exitValue() != 0) {
            throw new AssertionError((ended ? "failed: " : "still runs: ") + said());
        }
        return text(out);
    }

    /** All that it has said. */
    String said() {
        return text(out) + text(err);
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        process.onExit().join();
    }
}
