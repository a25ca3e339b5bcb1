package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.ingest.kafka.WireCounts.Taken;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sensor's wire over outages of a real broker. Each message holds its number and one packet. */
@Timeout(300)
class LiveWireTest {

    private static final int PARTITIONS = 2;
    private static final int MESSAGE_BYTES = 1_000;
    private static final int BUFFER_BYTES = 300_000;

    @TempDir static Path folder;
    private static Broker broker;

    private String topic;
    private int sent;

    @BeforeAll
    static void startBroker() throws Exception {
        broker = Broker.start(folder);
    }

    @AfterAll
    static void stopBroker() {
        broker.close();
    }

    @BeforeEach
    void makeTopic(TestInfo test) throws Exception {
        topic = test.getTestMethod().orElseThrow().getName();
        try (Admin admin = settings().newAdmin("test")) {
            Topics.prepare(admin, new TopicPlan(topic, PARTITIONS, null, null), line -> {});
        }
    }

    @Test
    void dropsTheOldestWhileKafkaIsAwayCountsThemAndRecovers() throws Exception {
        LiveWire wire = wire(false);
        try (wire) {
            send(wire, 100);
            await(() -> numbers().size() == 100);
            broker.stop();
            send(wire, 5_000);
            assertThat(wire.dropped()).containsOnlyKeys(LiveWire.BUFFER_FULL);
            await(() -> wire.standstill().compareTo(Duration.ofSeconds(1)) > 0);
            WireCounts away = wire.counts();
            assertThat(away.taken().packets()).isEqualTo(100);
            assertThat(away.waitingMessages()).isPositive();
            assertThat(away.waitingBytes())
                    .isBetween(away.waitingMessages() * MESSAGE_BYTES, (long) BUFFER_BYTES);
            assertThat(away.inFlight()).isPositive();
            assertThat(away.standstill()).isGreaterThan(Duration.ofSeconds(1));

            broker.startAgain();
            await(() -> wire.standstill().isZero());
            send(wire, 100);
            wire.close(Duration.ofSeconds(60));
        }

        List<Integer> arrived = numbers();
        assertThat(arrived).as("no repetition, no overtaking").isSorted().doesNotHaveDuplicates();
        assertThat(arrived).contains(0, 99, 5_099, 5_199);
        assertThat(wire.dropped()).containsOnlyKeys(LiveWire.BUFFER_FULL);
        assertThat(arrived.size() + wire.dropped().get(LiveWire.BUFFER_FULL)).isEqualTo(sent);
        assertThat(wire.counts().taken())
                .isEqualTo(
                        new Taken(
                                arrived.size(),
                                arrived.size(),
                                arrived.size(),
                                (long) MESSAGE_BYTES * arrived.size()));
        assertThat(wire.counts().inFlight()).isZero();
    }

    @Test
    void letsAnInputThatCanWaitWaitAndLosesNothing() throws Exception {
        LiveWire wire = wire(true);
        try (wire) {
            broker.stop();
            Thread input = new Thread(() -> send(wire, 3_000));
            input.start();
            await(() -> wire.standstill().compareTo(Duration.ofSeconds(1)) > 0);
            assertThat(input.isAlive()).as("the input waits").isTrue();

            broker.startAgain();
            input.join();
            wire.close(Duration.ofSeconds(60));
        }

        assertThat(numbers()).hasSize(3_000).isSorted();
        assertThat(wire.dropped()).isEmpty();
    }

    @Test
    void countsWhatKafkaWillNeverTake() throws Exception {
        LiveWire wire = wire(false);
        try (wire) {
            wire.send(new WireMessage(0, 0, null, new byte[200_000], 7));
            send(wire, 1);
            wire.close(Duration.ofSeconds(60));
        }

        assertThat(wire.dropped()).containsExactly(Map.entry("kafka.record_too_large", 7L));
        assertThat(numbers()).containsExactly(0);
        assertThat(wire.counts().refused().messages()).isEqualTo(1);
    }

    @Test
    void endsInTimeWhileKafkaIsAwayAndCountsWhatIsLost() throws Exception {
        LiveWire wire = wire(false);
        broker.stop();
        try (wire) {
            send(wire, 100);
            wire.close(Duration.ofSeconds(2));
        } finally {
            broker.startAgain();
        }

        assertThat(wire.dropped()).containsExactly(Map.entry(LiveWire.STOPPED, 100L));
    }

    private LiveWire wire(boolean waits) {
        return LiveWire.open(settings(), "test", topic, PARTITIONS, BUFFER_BYTES, waits);
    }

    /** A producer with hardly more room than a batch, so that the buffer fills soon. */
    private static KafkaSettings settings() {
        return new KafkaSettings(
                broker.bootstrapServers(),
                Map.of(
                        "buffer.memory", "131072",
                        "batch.size", "16384",
                        "max.request.size", "131072"));
    }

    private void send(LiveWire wire, int messages) {
        try {
            for (int i = 0; i < messages; i++) {
                byte[] value = ByteBuffer.allocate(MESSAGE_BYTES).putInt(sent).array();
                wire.send(new WireMessage(0, sent, null, value, 1));
                sent++;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private List<Integer> numbers() {
        return TopicDump.of(settings(), topic).partitions().get(0).stream()
                .map(record -> ByteBuffer.wrap(record.value()).getInt())
                .toList();
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(10_000_000);
        }
    }
}
