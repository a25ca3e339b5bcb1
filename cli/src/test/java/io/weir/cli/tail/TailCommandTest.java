package io.weir.cli.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.broker.FreePorts;
import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class TailCommandTest {

    private static final int PACKETS = 500;
    private static final String TOPIC = "shown";
    private static final Pattern PACKET = Pattern.compile("\"rule_time_us\":");

    @TempDir private static Path folder;
    private static Broker broker;

    @BeforeAll
    static void replayACapture() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
        Path capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, PACKETS, 3, CaptureFiles.WHOLE, false, false)
                .write(written -> {});
        Weir.run(
                "replay",
                "--kafka",
                broker.bootstrapServers(),
                "--topic",
                TOPIC,
                "--partitions",
                2,
                capture);
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static List<String> tail(Object... options) {
        return Weir.run("tail", "--kafka", broker.bootstrapServers(), List.of(options))
                .lines()
                .toList();
    }

    @Test
    void showsEveryMessageOfAnArchiveWithItsPackets() {
        List<String> lines = tail("--from-start", "--no-follow", TOPIC);

        assertThat(lines).allMatch(line -> line.startsWith("{\"partition\":"));
        assertThat(lines.stream().mapToLong(line -> PACKET.matcher(line).results().count()).sum())
                .isBetween(PACKETS * 9L / 10, (long) PACKETS);
        assertThat(lines).filteredOn(line -> line.contains("\"type\":\"end\"")).hasSize(2);
        assertThat(lines)
                .filteredOn(line -> line.contains("\"type\":\"heartbeat\""))
                .anyMatch(line -> line.contains("\"captured\":" + PACKETS));
        assertThat(lines)
                .filteredOn(line -> line.contains("\"type\":\"packet_train\""))
                .allMatch(line -> line.contains("\"sensor\":\"archive\""))
                .anyMatch(line -> line.contains("\"address_a\":\"10."));
    }

    @Test
    void endsAfterAsManyMessagesAsAskedFor() {
        assertThat(tail("--from-start", "--count", "3", TOPIC)).hasSize(3);
    }

    @Test
    void showsWhatIsNoMessageOfWeirsInBase64WithItsHeaders() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic("strange", 1, (short) 1))).all().get();
        }
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(
                        Map.of("bootstrap.servers", broker.bootstrapServers()),
                        new ByteArraySerializer(),
                        new ByteArraySerializer())) {
            ProducerRecord<byte[], byte[]> strange =
                    new ProducerRecord<>("strange", new byte[] {1, 2, 3});
            strange.headers().add("weir.reason", "late\u001b[2J".getBytes(StandardCharsets.UTF_8));
            producer.send(strange).get();
            producer.send(new ProducerRecord<>("strange", null)).get();
        }

        assertThat(tail("--from-start", "--no-follow", "strange"))
                .hasSize(2)
                .anyMatch(line -> line.contains("\"type\":\"unknown\",\"base64\":\"AQID\""))
                .anyMatch(line -> line.contains("\"type\":\"empty\""))
                .noneMatch(line -> line.contains("\u001b"));
    }

    @Test
    void saysThatThereIsNoSuchTopic() {
        Answer answer = Weir.ask("tail", "--kafka", broker.bootstrapServers(), "nowhere");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err())
                .isEqualTo("weir: there is no topic nowhere, or this user may not see it\n");
    }

    @Test
    void saysThatNobodyAnswers() throws Exception {
        String nobody = "127.0.0.1:" + FreePorts.find(1).get(0);

        Answer answer =
                Weir.ask(
                        "tail", "--kafka", nobody, "--kafka-config", "default.api.timeout.ms=2000");

        assertThat(answer.status()).isEqualTo(1);
        assertThat(answer.err()).startsWith("weir: cannot read topic weir.flows: ");
    }

    @Test
    void asksForAServer() {
        assertThat(Weir.ask("tail").err()).contains("--kafka: must be given");
    }
}
