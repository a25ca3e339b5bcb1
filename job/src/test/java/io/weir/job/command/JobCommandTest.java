package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.command.CommandRun;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.job.source.Fleet;
import io.weir.job.source.Poison;
import io.weir.job.source.TestTopic;
import io.weir.schema.AvroReader;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine.Command;

/** {@code weir job} as a user starts it, against a real broker. */
@Timeout(1200)
class JobCommandTest {

    private static final int PARTITIONS = 4;

    @TempDir private static Path folder;
    private static Broker broker;

    @TempDir Path out;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Command(name = "weir")
    private static final class Weir {}

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private int run(String... options) {
        Host host =
                new Host(
                        OutputStream.nullOutputStream(),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        Map.of(),
                        false,
                        false,
                        Host.DEFAULT_COLUMNS);
        List<String> line = new ArrayList<>(List.of("job"));
        line.addAll(List.of(options));
        return CommandRun.run(
                line.toArray(String[]::new),
                host,
                CommandRun.line(new Weir(), List.of(new JobCommand(new OneJvm(host)))));
    }

    private List<String> lines() {
        return said.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.contains("--help"))
                .toList();
    }

    private String[] on(TestTopic topic, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                topic.name(),
                                "--bounded",
                                "--domains",
                                "north=north",
                                "--domains",
                                "south=south",
                                "--out",
                                out.toString(),
                                "--flows-topic",
                                topic.name() + ".flows",
                                "--dead-letter-topic",
                                topic.name() + ".dead",
                                "--checkpoint-interval",
                                "2s"));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    @Test
    void writesEachFlowOnceIntoTheTopicAndTheTable() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, 500, 1);
        List<Fleet.Message> sent = new ArrayList<>(fleet.messages());
        sent.add(100, new Poison(1).like(sent.get(100)));
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(sent);

            assertThat(run(on(topic, "--parallelism", "2")))
                    .as(said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(ExitStatus.GOOD);

            List<FlowRecord> flows = new ArrayList<>();
            for (ConsumerRecord<byte[], byte[]> flow : topic.committed(".flows")) {
                AvroReader in = new AvroReader().reset(flow.value(), 0, flow.value().length);
                assertThat(MessageType.readHeader(in)).isEqualTo(MessageType.FLOW_RECORD);
                flows.add(FlowRecordCodec.read(in));
            }
            assertThat(
                            flows.stream()
                                    .mapToLong(
                                            flow ->
                                                    flow.number(FlowField.CLIENT_PACKETS)
                                                            + flow.number(FlowField.SERVER_PACKETS))
                                    .sum())
                    .isEqualTo(fleet.packets());
            assertThat(flows)
                    .extracting(flow -> flow.required(FlowField.FLOW_ID))
                    .doesNotHaveDuplicates();
            assertThat(Tables.query(out, "flows", "SELECT flow_id FROM FILES ORDER BY 1"))
                    .isEqualTo(
                            flows.stream()
                                    .map(flow -> flow.required(FlowField.FLOW_ID))
                                    .sorted()
                                    .toList());
            assertThat(
                            Tables.query(
                                    out,
                                    "ledger",
                                    "SELECT sum(CASE outcome WHEN 'captured' THEN packets ELSE"
                                            + " -packets END)::INT || '' FROM FILES"))
                    .containsExactly("0");
            assertThat(topic.committed(".dead"))
                    .singleElement()
                    .satisfies(
                            letter -> {
                                assertThat(header(letter, "weir.topic")).isEqualTo(topic.name());
                                assertThat(header(letter, "weir.offset")).matches("[0-9]+");
                                assertThat(header(letter, "weir.reason")).isNotEmpty();
                            });
        }
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsEveryProblemOfItsOptionsAtOnce() {
        assertThat(
                        run(
                                "--kafka",
                                "nowhere",
                                "--format",
                                "xml",
                                "--state",
                                "disk",
                                "--late-topic",
                                "weir.flows",
                                "--kafka-config",
                                "transactional.id=mine",
                                "--kafka-config",
                                "isolation.level=read_uncommitted"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(lines())
                .containsExactlyInAnyOrder(
                        "weir: --kafka: must be HOST:PORT, several with commas, was 'nowhere'",
                        "weir: --out: is missing: the folder of the tables",
                        "weir: --format: must be avro or json, was 'xml'",
                        "weir: --state: must be heap or rocksdb, was 'disk'",
                        "weir: topic weir.flows is named twice: each needs one of its own",
                        "weir: kafka.transactional.id: cannot be set: each transaction needs a name"
                                + " of its own",
                        "weir: kafka.isolation.level: must be read_committed for flows exactly once,"
                                + " was read_uncommitted");
    }

    @Test
    void refusesSettingsUnderWhichFlowsCouldBeLostOrDoubled() throws Exception {
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            assertThat(
                            run(
                                    on(
                                            topic,
                                            "--transaction-timeout",
                                            "1m",
                                            "--flink-config",
                                            "execution.checkpointing.unaligned.enabled=true",
                                            "--flink-config",
                                            "execution.checkpointing.mode=AT_LEAST_ONCE",
                                            "--flink-config",
                                            "execution.checkpointing.unaligned.interruptible-timers.enabled=true",
                                            "--flink-config",
                                            "pipeline.max-parallelism=128")))
                    .isEqualTo(ExitStatus.USAGE);
        }
        assertThat(lines())
                .hasSize(5)
                .anySatisfy(line -> assertThat(line).contains("flink.execution.checkpointing.mode"))
                .anySatisfy(line -> assertThat(line).contains("unaligned.enabled: must be false"))
                .anySatisfy(line -> assertThat(line).contains("interruptible-timers"))
                .anySatisfy(line -> assertThat(line).contains("pipeline.max-parallelism"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("weir: --transaction-timeout: must be at least")
                                        .endsWith("was 1m"));
    }

    @Test
    void refusesATransactionThatOutlivesWhatTheBrokerAllows() throws Exception {
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            assertThat(run(on(topic, "--transaction-timeout", "2h"))).isEqualTo(ExitStatus.USAGE);
        }
        assertThat(lines())
                .containsExactly(
                        "weir: --transaction-timeout: the broker allows at most 15m (its"
                                + " transaction.max.timeout.ms), was 2h");
    }

    @Test
    void saysThatNobodyAnswersAndGivesUpWhenItSaid() {
        assertThat(
                        run(
                                "--kafka",
                                "127.0.0.1:1",
                                "--bounded",
                                "--kafka-wait",
                                "1s",
                                "--out",
                                out.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(lines().get(lines().size() - 1))
                .startsWith("weir: Kafka at 127.0.0.1:1 does not answer")
                .endsWith("gave up after 1s");
    }

    @Test
    void saysThatTheTopicIsNotThere() {
        assertThat(
                        run(
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                "weir.packets.nobody",
                                "--kafka-wait",
                                "1s",
                                "--out",
                                out.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(lines().get(lines().size() - 1))
                .contains("has no topic weir.packets.nobody: start its sensor or replay");
    }
}
