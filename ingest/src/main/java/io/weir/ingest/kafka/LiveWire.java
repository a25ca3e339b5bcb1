package io.weir.ingest.kafka;

import java.time.Duration;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.common.errors.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The wire of a sensor that cannot wait: a thread of its own publishes what waits in a bounded
 * buffer. While Kafka is away the buffer fills; then the oldest messages are dropped in front of
 * the producer, and counted. What was dropped is never sent behind what came later.
 */
public final class LiveWire implements AutoCloseable {

    /** Dropped because the buffer was full. */
    public static final String BUFFER_FULL = "buffer.full";

    /** Dropped because the sensor stopped before Kafka had taken it, as far as could be seen. */
    public static final String STOPPED = "stop.unsent";

    private static final long OFFER_AGAIN_NANOS = 50_000_000;

    private final Publisher publisher;
    private final TrainBuffer buffer;
    private final Thread sender = new Thread(this::publish, "weir-wire");
    private final SortedMap<String, Long> dropped = new TreeMap<>();
    private volatile boolean hurried;
    private volatile Refusals refusals = Refusals.NONE;

    /**
     * @param mostBytes what may wait in the buffer
     * @param waits whoever sends waits for room, and nothing is dropped: for inputs that can wait
     */
    public static LiveWire open(
            KafkaSettings settings,
            String clientId,
            String topic,
            int partitions,
            long mostBytes,
            boolean waits) {
        return new LiveWire(
                () -> settings.newProducer(clientId), topic, partitions, mostBytes, waits);
    }

    LiveWire(
            Supplier<Producer<byte[], byte[]>> producers,
            String topic,
            int partitions,
            long mostBytes,
            boolean waits) {
        publisher = new Publisher(producers, topic, partitions, this::refused);
        buffer = new TrainBuffer(mostBytes, waits, this::overflowed);
        sender.setDaemon(true);
        sender.start();
    }

    /** Takes the next message of its partition. */
    public void send(WireMessage message) throws InterruptedException {
        buffer.put(message);
    }

    /** From now on nobody waits for room: the oldest messages are dropped instead. */
    public void dropRatherThanWait() {
        buffer.dropRatherThanWait();
    }

    /** Packets that never reached Kafka so far, by reason. */
    public SortedMap<String, Long> dropped() {
        synchronized (dropped) {
            return new TreeMap<>(dropped);
        }
    }

    /** What Kafka has refused so far. */
    public Refusals refusals() {
        return refusals;
    }

    /** How long Kafka has not moved on although something waits for it. */
    public Duration standstill() {
        return publisher.standstill();
    }

    /** What has become of everything that was sent. */
    public WireCounts counts() {
        return new WireCounts(
                publisher.taken(),
                refusals,
                buffer.waiting(),
                buffer.waitingBytes(),
                publisher.inFlight(),
                publisher.standstill());
    }

    /** Why Kafka takes nothing, where that is known. */
    public @Nullable Exception obstacle() {
        return publisher.obstacle();
    }

    /** Takes in no more, and waits until Kafka has taken everything, but not longer than that. */
    public void close(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        buffer.close();
        sender.join(Math.max(1, patience.toMillis()));
        hurried = true;
        sender.interrupt();
        sender.join();
        buffer.clear();
        publisher.close(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
    }

    @Override
    public void close() throws InterruptedException {
        close(Duration.ZERO);
    }

    private void publish() {
        WireMessage message = null;
        try {
            while ((message = buffer.take()) != null) {
                publish(message);
            }
        } catch (InterruptedException e) {
            // Nobody waits for the rest any more.
        }
    }

    private void publish(WireMessage message) {
        while (!publisher.offer(message)) {
            if (hurried) {
                drop(message, STOPPED);
                return;
            }
            LockSupport.parkNanos(OFFER_AGAIN_NANOS);
        }
    }

    private void overflowed(WireMessage message) {
        drop(message, hurried ? STOPPED : BUFFER_FULL);
    }

    private void refused(WireMessage message, Exception why) {
        if (hurried && !(why instanceof ApiException)) {
            drop(message, STOPPED);
            return;
        }
        synchronized (dropped) {
            refusals = refusals.with(message, why);
        }
        drop(message, "kafka." + reason(why));
    }

    /** {@code record_too_large} of a RecordTooLargeException. */
    private static String reason(Exception why) {
        return why.getClass()
                .getSimpleName()
                .replaceAll("Exception$", "")
                .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
                .toLowerCase(Locale.ROOT);
    }

    private void drop(WireMessage message, String reason) {
        if (message.packets() > 0) {
            synchronized (dropped) {
                dropped.merge(reason, (long) message.packets(), Long::sum);
            }
        }
    }
}
