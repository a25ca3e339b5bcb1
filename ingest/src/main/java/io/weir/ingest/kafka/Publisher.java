package io.weir.ingest.kafka;

import io.weir.ingest.kafka.WireCounts.Taken;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RetriableException;
import org.jspecify.annotations.Nullable;

/**
 * The way into a topic: messages of a partition arrive in the order offered, each once, however
 * long Kafka is away. One thread offers; any may ask.
 *
 * <p>A producer that will never send again is replaced. What it had not finished is refused, as
 * nobody can know whether Kafka has it: it is never sent again.
 */
final class Publisher implements AutoCloseable {

    /** Between the end of one producer and the next. */
    private static final long REOPEN_NANOS = 1_000_000_000;

    private final Supplier<Producer<byte[], byte[]>> producers;
    private final String topic;
    private final InFlight inFlight;
    private final BiConsumer<WireMessage, Exception> refused;
    private @Nullable Producer<byte[], byte[]> producer;
    private long brokenNanos;
    private volatile @Nullable Exception breakage;
    private volatile @Nullable Obstacle obstacle;

    /** Why nothing can be offered, and since when. */
    private record Obstacle(Exception cause, long sinceNanos) {}

    /**
     * @param producers opens one; called again when one has failed for good
     * @param refused takes messages that Kafka will never take, with the reason; called from any
     *     thread
     */
    Publisher(
            Supplier<Producer<byte[], byte[]>> producers,
            String topic,
            int partitions,
            BiConsumer<WireMessage, Exception> refused) {
        this.producers = producers;
        this.topic = topic;
        this.inFlight = new InFlight(partitions);
        this.refused = refused;
        this.producer = producers.get();
    }

    /**
     * Hands a message on; waits a moment where there is no room.
     *
     * @return false when there is still none, or Kafka is away: the same message must be offered
     *     again before any other
     */
    boolean offer(WireMessage message) {
        Producer<byte[], byte[]> open = producer();
        if (open == null) {
            return false;
        }
        Attempt attempt = new Attempt(message);
        inFlight.sent(message, System.nanoTime());
        Exception failure = attempt.with(open);
        if (failure == null || !(hasBroken(failure) || mayPass(failure))) {
            if (failure != null) {
                attempt.settle(failure);
            }
            obstacle = null;
            return true;
        }
        obstruct(cause(failure));
        if (hasBroken(failure)) {
            replace(open, failure);
        }
        return !attempt.withdraw();
    }

    private @Nullable Producer<byte[], byte[]> producer() {
        if (producer == null && System.nanoTime() - brokenNanos >= REOPEN_NANOS) {
            try {
                producer = producers.get();
            } catch (KafkaException e) {
                brokenNanos = System.nanoTime();
                obstruct(e);
            }
        }
        return producer;
    }

    /** Afterwards the fate of all that it held is known, as far as it can be. */
    private void replace(Producer<byte[], byte[]> broken, Exception failure) {
        producer = null;
        brokenNanos = System.nanoTime();
        breakage = cause(failure);
        try {
            broken.close(Duration.ZERO);
        } catch (KafkaException e) {
            // It is gone all the same.
        }
        breakage = null;
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

    /** What Kafka has taken so far. */
    Taken taken() {
        return inFlight.taken();
    }

    /** How many messages it has not yet taken of those handed over. */
    long inFlight() {
        return inFlight.count();
    }

    /** Why the last message could not be offered; null once one could. */
    @Nullable Exception obstacle() {
        Obstacle waiting = obstacle;
        return waiting == null ? null : waiting.cause;
    }

    private void obstruct(Exception cause) {
        Obstacle waiting = obstacle;
        obstacle = new Obstacle(cause, waiting == null ? System.nanoTime() : waiting.sinceNanos);
    }

    /** Waits until Kafka has taken everything, but not longer than that; then lets go. */
    void close(Duration patience) {
        if (producer != null) {
            producer.close(patience);
        }
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

    /**
     * Whether a producer that failed so within a call is in an error state, in which all later
     * calls fail, too. What is wrong with the message alone are other ApiExceptions.
     */
    private static boolean hasBroken(Exception e) {
        return e instanceof ProducerFencedException
                || e instanceof InvalidProducerEpochException
                || e instanceof IllegalStateException
                || (e instanceof KafkaException
                        && !(e instanceof ApiException)
                        && !(e instanceof InterruptException));
    }

    private static Exception cause(Exception e) {
        return e.getCause() instanceof KafkaException cause ? cause : e;
    }

    /** What became of one offer. */
    private final class Attempt implements Callback {

        private final WireMessage message;
        private final Thread offering = Thread.currentThread();
        private boolean returned;
        private @Nullable Exception failure;
        private boolean settled;

        Attempt(WireMessage message) {
            this.message = message;
        }

        /**
         * Sends.
         *
         * @return what failed within the call. The message has not entered the producer's own queue
         *     then, and may be offered again without ever being there twice or out of order; except
         *     that a producer that has broken may hold it, and settles it when it is closed.
         */
        @Nullable Exception with(Producer<byte[], byte[]> open) {
            try {
                open.send(
                        new ProducerRecord<>(
                                topic, message.partition(), message.key(), message.value()),
                        this);
            } catch (RuntimeException e) {
                failure = e;
            }
            returned = true;
            return failure;
        }

        @Override
        public void onCompletion(@Nullable RecordMetadata metadata, @Nullable Exception e) {
            if (e != null && Thread.currentThread() == offering && !returned) {
                failure = e;
            } else {
                Exception broken = breakage;
                settle(e == null || e instanceof ApiException || broken == null ? e : broken);
            }
        }

        /** False when it is settled already; else it never will be. */
        synchronized boolean withdraw() {
            if (settled) {
                return false;
            }
            settled = true;
            inFlight.withdrawn(message);
            return true;
        }

        /** Kafka has taken it, or an error says that it will not. */
        synchronized void settle(@Nullable Exception e) {
            if (settled) {
                return;
            }
            settled = true;
            if (e == null) {
                inFlight.taken(message, System.nanoTime());
            } else {
                inFlight.refused(message, System.nanoTime());
                refused.accept(message, e);
            }
        }
    }
}
