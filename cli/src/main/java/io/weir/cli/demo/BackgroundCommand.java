package io.weir.cli.demo;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.util.List;
import java.util.function.IntSupplier;

/** A command of ours in a thread of its own. */
final class BackgroundCommand implements AutoCloseable {

    private static final int RUNS = -1;

    private final String name;
    private final Thread thread;
    private volatile int status = RUNS;

    private BackgroundCommand(String name, IntSupplier command) {
        this.name = name;
        this.thread = new Thread(() -> status = command.getAsInt(), "weir-demo-" + name);
        this.thread.setDaemon(true);
    }

    /**
     * @param arguments the first of which names it
     * @param command gives its status at its end
     */
    static BackgroundCommand start(List<String> arguments, IntSupplier command) {
        BackgroundCommand started = new BackgroundCommand(arguments.get(0), command);
        started.thread.start();
        return started;
    }

    boolean hasEnded() {
        return !thread.isAlive();
    }

    /**
     * @throws Failure when it has ended otherwise than well; it has told why
     */
    void requireNotFailed() throws Failure {
        if (hasEnded() && status != ExitStatus.GOOD) {
            throw new Failure(ExitStatus.FAILED, "the demo's " + name + " has failed");
        }
    }

    /** Interrupts it, if it still runs. */
    @Override
    public void close() throws InterruptedException {
        thread.interrupt();
        thread.join(10_000);
    }
}
