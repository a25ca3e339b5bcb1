package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.StopSignal;
import io.weir.ingest.SensorMain;
import io.weir.ingest.kafka.TestBroker;
import io.weir.ingest.kafka.TopicDump;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.sensor.Sensor;
import io.weir.ingest.sensor.SensorResult;
import io.weir.ingest.sensor.SensorSettings;
import io.weir.ingest.train.LocalNetworks;
import io.weir.schema.AvroReader;
import io.weir.schema.Heartbeat;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From an interface into a real Kafka. */
@Timeout(180)
class LiveSensorTest {

    private static final int DATAGRAMS = 200;
    private static final int SIGTERM_STATUS = 143;

    /** Whatever else sends on this machine's loopback does not send there. */
    private static final String OWN_LOOPBACK = loopbackOf(ProcessHandle.current().pid());

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    @TempDir private Path folder;
    private final String topic = BROKER.newTopic();
    private final ExecutorService beside = Executors.newSingleThreadExecutor();

    /** The sensor in this process has its topic. */
    private volatile boolean hasBegun;

    @BeforeAll
    static void needsRoot() {
        TestNetwork.assume();
    }

    @Test
    void bringsEveryPacketOfTheCableToTheTopicAndStopsWithoutEnd() throws Exception {
        try (TestNetwork network = TestNetwork.make();
                StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                LiveCapture capture = network.asServer(() -> LiveCapture.open(datagramsOnly()))) {
            Future<SensorResult> sensor = beside.submit(() -> run(capture, stop));
            await(() -> hasBegun);
            network.asClient(() -> Datagrams.send(TestNetwork.SERVER_IPV4, DATAGRAMS, "sensor"));
            await(() -> packets(MessageType.PACKET_TRAIN) == DATAGRAMS);

            stop.request();

            Heartbeat last = sensor.get().last();
            assertThat(last.captured()).isEqualTo(DATAGRAMS);
            assertThat(last.kernelDrops()).isZero();
            assertThat(sensor.get().dropped()).isEmpty();
            assertThat(sensor.get().problem()).isNull();
            assertThat(packets(MessageType.END)).isZero();
        } finally {
            beside.shutdownNow();
        }
    }

    @Test
    void sendsNoEndWhenItsInterfaceGoesAwayButSaysSo() throws Exception {
        try (TestNetwork network = TestNetwork.make();
                StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                LiveCapture capture = network.asServer(() -> LiveCapture.open(datagramsOnly()))) {
            Future<SensorResult> sensor = beside.submit(() -> run(capture, stop));
            await(() -> hasBegun);

            network.close();

            assertThat(sensor.get().problem())
                    .startsWith("the capture on " + TestNetwork.CABLE + " has ended: ");
            assertThat(packets(MessageType.END)).isZero();
        } finally {
            beside.shutdownNow();
        }
    }

    @Test
    void endsCleanlyOnASignalAndTellsWhatItCaptured() throws Exception {
        Path said = folder.resolve("said");
        Process sensor =
                sensor(
                        said,
                        "--interface",
                        "lo",
                        "--filter",
                        "dst host " + OWN_LOOPBACK + " and udp dst port " + Datagrams.PORT,
                        "--kafka",
                        BROKER.settings().bootstrapServers(),
                        "--topic",
                        topic);
        try {
            await(() -> hasBegun(sensor, said));
            Datagrams.send(OWN_LOOPBACK, DATAGRAMS, "signal");
            await(() -> packets(MessageType.PACKET_TRAIN) == DATAGRAMS);

            sensor.destroy();

            assertThat(sensor.waitFor()).isEqualTo(SIGTERM_STATUS);
            assertThat(Files.readString(said))
                    .contains("200 packets captured = 200 sent + 0 not IP + 0 undecodable");
        } finally {
            sensor.destroyForcibly();
        }
    }

    @Test
    void listsTheInterfacesWithoutAskingForKafka() throws Exception {
        Path said = folder.resolve("said");

        assertThat(sensor(said, "--list").waitFor()).isZero();

        assertThat(Files.readString(said)).startsWith("INTERFACE").containsPattern("(?m)^lo +up ");
    }

    @Test
    void callsAWrongFilterWrongUsage() throws Exception {
        Path said = folder.resolve("said");

        Process sensor =
                sensor(said, "--interface", "lo", "--kafka", "127.0.0.1:1", "--filter", "udp prot");

        assertThat(sensor.waitFor()).isEqualTo(2);
        assertThat(Files.readString(said))
                .contains("weir: the filter 'udp prot' is wrong at character 5, 'prot'");
    }

    private SensorResult run(LiveCapture capture, StopSignal stop) throws Exception {
        return Sensor.run(
                new SensorSettings(
                        "lab",
                        "probe",
                        LocalNetworks.NONE,
                        BROKER.settings(),
                        new TopicPlan(topic, 2, null, null),
                        false,
                        1 << 20,
                        false,
                        Duration.ofSeconds(30)),
                capture,
                stop,
                new RunMetrics("test", "lab", "probe"),
                message -> hasBegun = true);
    }

    /** It says where it sends once the topic is there. */
    private static boolean hasBegun(Process sensor, Path said) {
        try {
            assertThat(sensor.isAlive()).as(Files.readString(said)).isTrue();
            return Files.readString(said).contains(" sends to topic ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static CaptureSettings datagramsOnly() {
        return CaptureSettings.on(TestNetwork.CABLE).withFilter("udp dst port " + Datagrams.PORT);
    }

    private static Process sensor(Path said, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SensorMain.class.getName(),
                                "sensor"));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
    }

    private static String loopbackOf(long pid) {
        return "127.%d.%d.%d".formatted(1 + (pid >> 16) % 254, (pid >> 8) % 256, pid % 255);
    }

    private static void await(BooleanSupplier condition) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("time").isLessThan(deadline);
        }
    }

    /** Packets in the topic's trains, or messages of another kind in it. */
    private long packets(MessageType wanted) {
        return TopicDump.of(BROKER.settings(), topic).partitions().stream()
                .flatMap(List::stream)
                .map(record -> record.value())
                .filter(value -> typeOf(value) == wanted)
                .mapToLong(value -> wanted == MessageType.PACKET_TRAIN ? inTrain(value) : 1)
                .sum();
    }

    private static MessageType typeOf(byte[] message) {
        return MessageType.readHeader(new AvroReader().reset(message, 0, message.length));
    }

    private static long inTrain(byte[] train) {
        return new TrainReader().check(train, 0, train.length);
    }
}
