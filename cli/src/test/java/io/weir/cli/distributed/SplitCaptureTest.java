package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicDump;
import io.weir.schema.TrainReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A network that several sensors see parts of, through Kafka. */
@Timeout(600)
class SplitCaptureTest {

    private static final long SEED = Long.getLong("seed", 5_103);
    private static final int PACKETS = 10_000;
    private static final int PARTITIONS = 4;
    private static final long SECOND_US = 1_000_000;
    private static final List<String> SENSORS = List.of("east", "west", "north");
    private static final List<String> LAB = List.of("--domain", "lab", "--network", "10.0.0.0/8");

    @TempDir private static Path folder;
    private static Broker broker;
    private static Path capture;
    private static ResultTables expected;

    /** A message of one sensor, and when it comes. */
    private record Arrival(long timeUs, ConsumerRecord<byte[], byte[]> message) {}

    @BeforeAll
    static void analyze() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
        capture = folder.resolve("whole.pcap");
        new CaptureFiles(capture, PACKETS, SEED, CaptureFiles.WHOLE, false, false)
                .write(written -> {});
        Path out = folder.resolve("analyzed");
        Weir.run("analyze", LAB, "--out", out, capture);
        expected = ResultTables.whoeverSawThem(out);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @ParameterizedTest
    @CsvSource({"2, 0", "2, 1", "2, 5", "2, 60", "3, 0", "3, 1", "3, 5", "3, 60"})
    void givesTheFlowsOfOneSensorThatSawItAll(int sensors, int delaySeconds) throws Exception {
        String name = sensors + "-" + delaySeconds;
        List<String> names = SENSORS.subList(0, sensors);
        List<Path> parts = Directions.of(capture, sensors);
        List<TopicDump> sent = new ArrayList<>();
        for (int i = 0; i < sensors; i++) {
            sent.add(replayed(parts.get(i), names.get(i), name));
        }
        publish(merged(sent, delaySeconds * SECOND_US), "lab." + name);
        Path out = folder.resolve("out" + name);

        Weir.run(
                "job",
                "--network",
                "10.0.0.0/8",
                "--kafka",
                broker.bootstrapServers(),
                "--topic",
                "lab." + name,
                "--bounded",
                "--domains",
                "lab=" + String.join(",", names),
                "--parallelism",
                2,
                "--out",
                out);

        assertThat(ResultTables.whoeverSawThem(out)).as("seed %d", SEED).isEqualTo(expected);
        assertThat(ResultTables.in(out).flows())
                .as("flows of several sensors")
                .anyMatch(flow -> flow.contains("east") && flow.contains("west"));
    }

    /** What a sensor that sees this part publishes. */
    private static TopicDump replayed(Path part, String sensor, String name) {
        String topic = sensor + "." + name;
        Weir.run(
                "replay",
                LAB,
                "--sensor",
                sensor,
                "--kafka",
                broker.bootstrapServers(),
                "--topic",
                topic,
                "--partitions",
                PARTITIONS,
                part);
        return TopicDump.of(new KafkaSettings(broker.bootstrapServers(), Map.of()), topic);
    }

    /**
     * Messages of one sensor and partition keep their order; those of different sensors are late
     * against each other by the delay, and shuffled inside it.
     */
    private static List<Arrival> merged(List<TopicDump> sensors, long delayUs) {
        Random random = new Random(SEED);
        List<Arrival> arrivals = new ArrayList<>();
        for (int sensor = 0; sensor < sensors.size(); sensor++) {
            for (List<ConsumerRecord<byte[], byte[]>> partition :
                    sensors.get(sensor).partitions()) {
                long nowUs = Long.MIN_VALUE;
                for (ConsumerRecord<byte[], byte[]> message : partition) {
                    long jitterUs = delayUs == 0 ? 0 : random.nextLong(delayUs);
                    if (message.key() != null) {
                        nowUs = Math.max(nowUs, startUs(message) + sensor * delayUs + jitterUs);
                    }
                    arrivals.add(new Arrival(nowUs, message));
                }
            }
        }
        arrivals.sort(Comparator.comparingLong(Arrival::timeUs));
        return arrivals;
    }

    private static long startUs(ConsumerRecord<byte[], byte[]> train) {
        return new TrainReader().reset(train.value(), 0, train.value().length).startUs();
    }

    private static void publish(List<Arrival> arrivals, String topic) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(topic, PARTITIONS, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of(
                                "bootstrap.servers",
                                broker.bootstrapServers(),
                                "enable.idempotence",
                                false,
                                "max.in.flight.requests.per.connection",
                                1),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            for (Arrival arrival : arrivals) {
                ConsumerRecord<byte[], byte[]> message = arrival.message();
                producer.send(
                        new ProducerRecord<>(
                                topic, message.partition(), message.key(), message.value()));
            }
        }
    }
}
