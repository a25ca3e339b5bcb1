package io.weir.ingest.kafka;

import java.time.Duration;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The way into a topic: messages of a partition arrive in the order offered, each once, however
 * long Kafka is away. One thread offers; any may ask.
 */
final class Publisher implements AutoCloseable {

    private final Producer<byte[], byte[]> producer;
    private final String topic;
    private final InFlight inFlight;
    private final BiConsumer<WireMessage, Exception> refused;
    private volatile @Nullable Obstacle obstacle;

    /** Why nothing can be offered, and since when. */
    private record Obstacle(Exception cause, long sinceNanos) {}

    /**
     * @param refused takes messages that Kafka will never take, with the reason; called from any
     *     thread
     */
    Publisher(
            Producer<byte[], byte[]> producer,
            String topic,
            int partitions,
            BiConsumer<WireMessage, Exception> refused) {
        this.producer = producer;
        this.topic = topic;
        this.inFlight = new InFlight(partitions);
        this.refused = refused;
    }

    /**
     * Hands a message on; waits a moment where there is no room.
     *
     * @return false when there is still none, or Kafka is away: the same message must be offered
     *     again before any other
     */
    boolean offer(WireMessage message) {
        Attempt attempt = new Attempt(message);
        inFlight.sent(message, System.nanoTime());
        try {
            producer.send(
                    new ProducerRecord<>(
                            topic, message.partition(), message.key(), message.value()),
                    attempt);
        } catch (RuntimeException e) {
            attempt.onCompletion(null, e);
        }
        attempt.returned = true;
        if (!attempt.postponed) {
            obstacle = null;
        }
        return !attempt.postponed;
    }

    /** Packets handed over that Kafka has not yet taken. */
    long packetsInFlight() {
        return inFlight.packets();
    }

    /** Whether Kafka has taken all that was handed over. */
    boolean isSettled() {
        return inFlight.isEmpty();
    }

    /**
     * How long Kafka has not moved on, in any one partition, although there was something to do.
     */
    Duration standstill() {
        long now = System.nanoTime();
        Obstacle waiting = obstacle;
        long outside = waiting == null ? 0 : now - waiting.sinceNanos;
        return Duration.ofNanos(Math.max(outside, inFlight.standstillNanos(now)));
    }

    /** Why the last message could not be offered; null once one could. */
    @Nullable Exception obstacle() {
        Obstacle waiting = obstacle;
        return waiting == null ? null : waiting.cause;
    }

    private void postpone(WireMessage message, Exception cause) {
        inFlight.withdrawn(message);
        Obstacle waiting = obstacle;
        obstacle = new Obstacle(cause, waiting == null ? System.nanoTime() : waiting.sinceNanos);
    }

    /** Waits until Kafka has taken everything, but not longer than that; then lets go. */
    void close(Duration patience) {
        producer.close(patience);
    }

    @Override
    public void close() {
        close(Duration.ZERO);
    }

    /** Temporary, or to be put right by whoever runs Kafka: later it may work. */
    private static boolean mayPass(Exception e) {
        return e instanceof RetriableException
                || e instanceof AuthenticationException
                || e instanceof AuthorizationException;
    }

    /** What became of one offer. */
    private final class Attempt implements Callback {

        private final WireMessage message;
        private final Thread offering = Thread.currentThread();
        private boolean returned;
        private boolean postponed;

        Attempt(WireMessage message) {
            this.message = message;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception e) {
            // What fails within the call has not entered the producer's own queue: only that may
            // be offered again without ever being there twice or out of order.
            if (e != null && Thread.currentThread() == offering && !returned && mayPass(e)) {
                postponed = true;
                postpone(message, e);
                return;
            }
            inFlight.settled(message, System.nanoTime());
            if (e != null) {
                refused.accept(message, e);
            }
        }
    }
}
