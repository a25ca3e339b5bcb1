package io.weir.job.command;

import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.command.ExitStatus;
import io.weir.job.source.Fleet;
import io.weir.job.source.Poison;
import io.weir.job.source.TestTopic;
import io.weir.schema.AvroReader;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.MessageType;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
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

/** {@code weir job} as a user starts it, against a real broker. */
@Timeout(1200)
class JobCommandTest {

    private static final int PARTITIONS = 4;
    private static final String LOGIN =
            "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    /** Of a broker that asks for them. */
    private static final Map<String, String> PASSWORDS =
            Map.of(
                    "listener.security.protocol.map",
                    "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                    "sasl.mechanism.inter.broker.protocol",
                    "PLAIN",
                    "listener.name.clients.sasl.enabled.mechanisms",
                    "PLAIN",
                    "listener.name.clients.plain.sasl.jaas.config",
                    LOGIN
                            + "username=\"broker\" password=\"dam\""
                            + " user_broker=\"dam\" user_weir=\"river\";");

    @TempDir private static Path folder;
    private static Broker broker;

    @TempDir Path out;
    private final JobLine job = new JobLine();

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
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

            assertThat(job.run(on(topic, "--parallelism", "2")))
                    .as(job.said())
                    .isEqualTo(ExitStatus.GOOD);

            List<FlowRecord> flows = flows(topic);
            assertThat(packets(flows)).isEqualTo(fleet.packets());
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

    @Test
    void writesInterimRecordsIntoTheTopicAndATableOfTheirOwn() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, 500, 2);
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(fleet.messages());

            assertThat(job.run(on(topic, "--active", "10s")))
                    .as(job.said())
                    .isEqualTo(ExitStatus.GOOD);

            Map<String, List<FlowRecord>> byKind =
                    flows(topic).stream()
                            .collect(groupingBy(flow -> flow.required(FlowField.RECORD_KIND)));
            assertThat(byKind).containsOnlyKeys("FINAL", "INTERIM");
            assertThat(packets(byKind.get("FINAL"))).isEqualTo(fleet.packets());
            assertThat(inTable("interim")).isEqualTo(names(byKind.get("INTERIM")));
            assertThat(inTable("flows")).isEqualTo(names(byKind.get("FINAL")));
            assertThat(byKind.get("INTERIM"))
                    .allSatisfy(
                            flow ->
                                    assertThat(flow.text(FlowField.END_REASON))
                                            .isEqualTo("ACTIVE_TIMEOUT"));
        }
    }

    private List<String> inTable(String table) throws Exception {
        return Tables.query(
                out, table, "SELECT flow_id || ' ' || revision AS name FROM FILES ORDER BY name");
    }

    /** A record is named by its flow and its revision. */
    private static List<String> names(List<FlowRecord> flows) {
        return flows.stream()
                .map(
                        flow ->
                                flow.required(FlowField.FLOW_ID)
                                        + " "
                                        + flow.number(FlowField.REVISION))
                .sorted()
                .toList();
    }

    private static List<FlowRecord> flows(TestTopic topic) {
        List<FlowRecord> flows = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> flow : topic.committed(".flows")) {
            AvroReader in = new AvroReader().reset(flow.value(), 0, flow.value().length);
            assertThat(MessageType.readHeader(in)).isEqualTo(MessageType.FLOW_RECORD);
            flows.add(FlowRecordCodec.read(in));
        }
        return flows;
    }

    private static long packets(List<FlowRecord> flows) {
        return flows.stream()
                .mapToLong(
                        flow ->
                                flow.number(FlowField.CLIENT_PACKETS)
                                        + flow.number(FlowField.SERVER_PACKETS))
                .sum();
    }

    private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
        return new String(letter.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }

    @Test
    void tellsEveryProblemOfItsOptionsAtOnce() {
        assertThat(
                        job.run(
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
                                "security.protocl=SSL",
                                "--kafka-config",
                                "isolation.level=read_uncommitted"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines())
                .containsExactlyInAnyOrder(
                        "weir: --kafka: must be HOST:PORT, several with commas, was 'nowhere'",
                        "weir: --out: is missing: the folder of the tables",
                        "weir: --format: must be avro or json, was 'xml'",
                        "weir: --state: must be heap or rocksdb, was 'disk'",
                        "weir: topic weir.flows is named twice: each needs one of its own",
                        "weir: kafka.transactional.id: cannot be set: each transaction needs a name"
                                + " of its own",
                        "weir: kafka.security.protocl: no client of Kafka has this setting",
                        "weir: kafka.isolation.level: must be read_committed for flows exactly once,"
                                + " was read_uncommitted");
    }

    @Test
    void refusesSettingsUnderWhichFlowsCouldBeLostOrDoubled() throws Exception {
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            assertThat(
                            job.run(
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
        assertThat(job.lines())
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
            assertThat(job.run(on(topic, "--transaction-timeout", "2h")))
                    .isEqualTo(ExitStatus.USAGE);
        }
        assertThat(job.lines())
                .containsExactly(
                        "weir: --transaction-timeout: the broker allows at most 15m (its"
                                + " transaction.max.timeout.ms), was 2h");
    }

    @Test
    void saysThatNobodyAnswersAndGivesUpWhenItSaid() {
        assertThat(
                        job.run(
                                "--kafka",
                                "127.0.0.1:1",
                                "--bounded",
                                "--kafka-wait",
                                "1s",
                                "--out",
                                out.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(job.lines().get(job.lines().size() - 1))
                .startsWith("weir: Kafka at 127.0.0.1:1 does not answer")
                .endsWith("gave up after 1s");
    }

    @Test
    void saysWhenTheCredentialsAreWrongAndNotWhatTheyAre() throws Exception {
        try (Broker guarded = Broker.start(out.resolve("guarded"), PASSWORDS)) {
            assertThat(
                            job.run(
                                    "--kafka",
                                    guarded.bootstrapServers(),
                                    "--kafka-config",
                                    "security.protocol=SASL_PLAINTEXT",
                                    "--kafka-config",
                                    "sasl.mechanism=PLAIN",
                                    "--kafka-config",
                                    "sasl.jaas.config="
                                            + LOGIN
                                            + "username=\"weir\" password=\"tiger\";",
                                    "--out",
                                    out.toString()))
                    .isEqualTo(ExitStatus.FAILED);
        }
        assertThat(job.lines())
                .singleElement()
                .asString()
                .contains("refuses the credentials")
                .doesNotContain("tiger");
    }

    @Test
    void saysBeforeAnythingElseThatItsOutputCannotBeWritten() throws Exception {
        Path file = Files.createFile(out.resolve("file"));
        Path below = file.resolve("flows");
        assertThat(job.run("--kafka", "127.0.0.1:1", "--out", below.toString()))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines())
                .singleElement()
                .asString()
                .startsWith("weir: --out: cannot write to " + below + ": ");
    }

    @Test
    void saysThatTheTopicIsNotThere() {
        assertThat(
                        job.run(
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                "weir.packets.nobody",
                                "--kafka-wait",
                                "1s",
                                "--out",
                                out.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(job.lines().get(job.lines().size() - 1))
                .contains("has no topic weir.packets.nobody: start its sensor or replay");
    }
}
