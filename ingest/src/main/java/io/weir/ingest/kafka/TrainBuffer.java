package io.weir.ingest.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Messages that wait for Kafka, first in first out, between the thread that captures and the one
 * that publishes. Bounded in octets: beyond, either the oldest leave, or whoever brings more waits.
 */
final class TrainBuffer {

    /** What a waiting message costs besides its octets. */
    private static final int OVERHEAD_BYTES = 128;

    private final long mostBytes;
    private boolean waits;
    private final Consumer<WireMessage> dropped;

    private final Deque<WireMessage> messages = new ArrayDeque<>();
    private long bytes;
    private boolean closed;

    /**
     * @param waits whoever brings more waits for room; else the oldest messages are dropped
     * @param dropped takes those
     */
    TrainBuffer(long mostBytes, boolean waits, Consumer<WireMessage> dropped) {
        this.mostBytes = mostBytes;
        this.waits = waits;
        this.dropped = dropped;
    }

    /** Puts a message behind the others. A closed buffer drops it. */
    synchronized void put(WireMessage message) throws InterruptedException {
        long size = sizeOf(message);
        while (bytes + size > mostBytes && !messages.isEmpty() && !closed) {
            if (waits) {
                wait();
            } else {
                drop();
            }
        }
        if (closed) {
            dropped.accept(message);
            return;
        }
        messages.add(message);
        bytes += size;
        notifyAll();
    }

    /** Takes the oldest message, waiting for one; null when the buffer is closed and empty. */
    synchronized @Nullable WireMessage take() throws InterruptedException {
        while (messages.isEmpty() && !closed) {
            wait();
        }
        WireMessage message = messages.poll();
        if (message != null) {
            bytes -= sizeOf(message);
            notifyAll();
        }
        return message;
    }

    /** From now on nobody waits for room: the oldest messages are dropped instead. */
    synchronized void dropRatherThanWait() {
        waits = false;
        notifyAll();
    }

    /** Takes in no more; what is there can still be taken. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    /** Drops everything that waits. */
    synchronized void clear() {
        while (!messages.isEmpty()) {
            drop();
        }
        notifyAll();
    }

    /** How many messages wait now. */
    synchronized int waiting() {
        return messages.size();
    }

    /** The octets that they occupy. */
    synchronized long waitingBytes() {
        return bytes;
    }

    private void drop() {
        WireMessage oldest = messages.remove();
        bytes -= sizeOf(oldest);
        dropped.accept(oldest);
    }

    private static long sizeOf(WireMessage message) {
        return OVERHEAD_BYTES + message.bytes();
    }
}
