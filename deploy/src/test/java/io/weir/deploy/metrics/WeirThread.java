package io.weir.deploy.metrics;

import io.weir.cli.WeirCommand;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A command in a thread of its own. */
final class WeirThread {

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private final Thread thread;
    private volatile int status = -1;

    private WeirThread(String... words) {
        Host host =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        thread = new Thread(() -> status = WeirCommand.run(words, host), "weir " + words[0]);
        thread.setDaemon(true);
    }

    static WeirThread start(String... words) {
        WeirThread weir = new WeirThread(words);
        weir.thread.start();
        return weir;
    }

    boolean isRunning() {
        return thread.isAlive();
    }

    /** Its messages so far. */
    String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    /** Ends it. */
    void interrupt() throws InterruptedException {
        thread.interrupt();
        thread.join();
    }

    /** Waits until it has ended by itself; its status. */
    int finish() throws InterruptedException {
        thread.join();
        return status;
    }
}
