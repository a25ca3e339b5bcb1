package io.weir.ingest.kafka;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/**
 * The wire of an input that can wait: nothing is dropped, whoever sends waits for Kafka. Once it
 * was told to stop or Kafka has refused a message it takes no more, so that no later message
 * overtakes a lost one.
 */
public final class PatientWire implements AutoCloseable {

    private static final long ASK_AGAIN_NANOS = 20_000_000;
    private static final Duration CLOSE_PATIENCE = Duration.ofSeconds(5);

    private final Publisher publisher;
    private final String topic;
    private final StandstillAlarm alarm;
    private final BooleanSupplier stopped;
    private final Consumer<String> messages;
    private volatile @Nullable Exception refusal;

    /**
     * @param stopped whether to wait no longer and send nothing more
     * @param messages takes what a person should know meanwhile, a line each
     */
    public static PatientWire open(
            KafkaSettings settings,
            String clientId,
            String topic,
            int partitions,
            BooleanSupplier stopped,
            Consumer<String> messages) {
        return new PatientWire(
                () -> settings.newProducer(clientId),
                settings.bootstrapServers(),
                topic,
                partitions,
                stopped,
                messages);
    }

    PatientWire(
            Supplier<Producer<byte[], byte[]>> producers,
            String server,
            String topic,
            int partitions,
            BooleanSupplier stopped,
            Consumer<String> messages) {
        this.publisher = new Publisher(producers, topic, partitions, (m, why) -> refusal = why);
        this.topic = topic;
        this.alarm = new StandstillAlarm(server);
        this.stopped = stopped;
        this.messages = messages;
    }

    /**
     * Sends the next message of its partition as soon as there is room.
     *
     * @return false when it was not sent, and no more will be
     */
    public boolean send(WireMessage message) {
        while (!isOver()) {
            if (publisher.offer(message)) {
                return true;
            }
            pause();
        }
        return false;
    }

    /** Waits until Kafka has taken everything. */
    public void flush() {
        while (!publisher.isSettled() && !isOver()) {
            pause();
        }
    }

    /**
     * Whether everything sent so far may still arrive.
     *
     * @throws Failure what Kafka has against it
     */
    public void check() throws Failure {
        Exception why = refusal;
        if (why == null && isForbidden(publisher.obstacle())) {
            why = publisher.obstacle();
        }
        if (why != null) {
            throw new Failure(
                    ExitStatus.FAILED,
                    "topic " + topic + " does not take messages: " + KafkaConnection.words(why));
        }
    }

    /** What has become of everything that was sent. */
    public WireCounts counts() {
        return new WireCounts(
                publisher.taken(),
                Refusals.NONE,
                0,
                0,
                publisher.inFlight(),
                publisher.standstill());
    }

    /**
     * Tells when Kafka stands still; to be called now and then while something else is waited for.
     */
    public void watch() {
        String line = alarm.line(publisher.standstill(), publisher.obstacle());
        if (line != null) {
            messages.accept(line);
        }
    }

    @Override
    public void close() {
        publisher.close(CLOSE_PATIENCE);
    }

    private boolean isOver() {
        return stopped.getAsBoolean() || refusal != null || isForbidden(publisher.obstacle());
    }

    private static boolean isForbidden(@Nullable Exception e) {
        return e instanceof AuthenticationException || e instanceof AuthorizationException;
    }

    private void pause() {
        watch();
        LockSupport.parkNanos(ASK_AGAIN_NANOS);
    }
}
