package io.weir.cli.analyze;

import io.weir.job.stream.SensorMessage;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.apache.flink.api.connector.source.SourceOutput;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;

/**
 * Reads and decodes in a thread of its own, a bounded way ahead of the job: so the captures are
 * read while Flink is still starting, which leaves a core free.
 */
final class ReadAhead implements AutoCloseable {

    /** Steps of a run. */
    private static final int BATCHES_AHEAD = 2048;

    /** Of usual traffic about a million packets, some 40 MB; of a flood of single packets less. */
    private static final int MESSAGES_AHEAD = 100_000;

    private final CaptureRun run;
    private final BlockingQueue<Batch> batches = new ArrayBlockingQueue<>(BATCHES_AHEAD);
    private final Semaphore messages = new Semaphore(MESSAGES_AHEAD);
    private final Thread thread = new Thread(this::read, "captures");

    // The rest is guarded by this.
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private boolean ended;
    private @Nullable Throwable failure;
    private boolean taken;

    private ReadAhead(CaptureRun run) {
        this.run = run;
    }

    static ReadAhead start(CaptureRun run) {
        ReadAhead reading = new ReadAhead(run);
        // Waiting for standard input cannot be interrupted, and must not keep a failed run alive.
        reading.thread.setDaemon(true);
        reading.thread.start();
        return reading;
    }

    private void read() {
        try (run) {
            Batch batch = new Batch();
            while (run.step(batch)) {
                messages.acquire(weight(batch));
                batches.put(batch);
                signal(false, null);
                batch = new Batch();
            }
            signal(true, null);
        } catch (InterruptedException e) {
            // Closed: nobody takes what would come.
            Thread.currentThread().interrupt();
        } catch (RuntimeException | Error e) {
            signal(true, e);
        }
    }

    private static int weight(Batch batch) {
        return Math.min(batch.size(), MESSAGES_AHEAD);
    }

    private synchronized void signal(boolean end, @Nullable Throwable cause) {
        ended |= end;
        failure = cause;
        available.complete(null);
    }

    /**
     * Makes the caller the one who takes the batches.
     *
     * @throws IllegalStateException when somebody has begun to: what is gone cannot be read again
     */
    synchronized void take() {
        if (taken) {
            throw new IllegalStateException(
                    "the captures are being read already: the run must start anew");
        }
        taken = true;
    }

    /**
     * Hands the next batch on, if there is one.
     *
     * @throws IllegalStateException when reading failed
     */
    InputStatus poll(SourceOutput<SensorMessage> output) {
        Batch batch = batches.poll();
        if (batch != null) {
            messages.release(weight(batch));
            batch.handTo(output);
            return InputStatus.MORE_AVAILABLE;
        }
        return statusWithoutBatch();
    }

    private synchronized InputStatus statusWithoutBatch() {
        if (!batches.isEmpty()) {
            return InputStatus.MORE_AVAILABLE;
        }
        if (failure != null) {
            throw new IllegalStateException("reading the captures failed", failure);
        }
        if (ended) {
            return InputStatus.END_OF_INPUT;
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    /** Done as soon as {@link #poll} has something to hand on or to say. */
    synchronized CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
