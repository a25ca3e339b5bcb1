package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.broker.Broker;
import io.weir.broker.Guard;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.job.source.Fleet;
import io.weir.job.source.TestTopic;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of results where their topics are not as one would wish. */
@Timeout(600)
class ResultTopicsTest {

    private static final ResultTopics RESULTS = new ResultTopics("f", "l", "d");
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

    private String[] on(TestTopic topic) {
        return new String[] {
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
            "--late-topic",
            topic.name() + ".late",
            "--kafka-wait",
            "5s",
            "--checkpoint-interval",
            "2s"
        };
    }

    /** The broker took it, since it compresses well; a producer would not take it as it is. */
    @Test
    void takeTheHeadOfPoisonThatIsTooLarge() throws Exception {
        Fleet fleet = Fleet.of(1, 100, 1);
        List<Fleet.Message> sent = new ArrayList<>(fleet.messages());
        sent.add(50, new Fleet.Message(0, new byte[2 << 20], new byte[3 << 20]));
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(sent);

            assertThat(job.run(on(topic))).as(job.said()).isEqualTo(ExitStatus.GOOD);

            assertThat(job.said()).doesNotContain("it failed");
            assertThat(topic.committed(".dead"))
                    .singleElement()
                    .satisfies(
                            letter ->
                                    assertThat(
                                                    new String(
                                                            letter.headers()
                                                                    .lastHeader("weir.truncated")
                                                                    .value(),
                                                            StandardCharsets.UTF_8))
                                            .isEqualTo("3145728"));
        }
    }

    @Test
    void areRefusedByNameWhereKafkaWouldDropRecords() throws Exception {
        try (TestTopic topic = TestTopic.create(broker, 1);
                Admin admin =
                        Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(
                            List.of(
                                    new NewTopic(topic.name() + ".late", 1, (short) 1)
                                            .configs(Map.of("cleanup.policy", "compact,delete"))))
                    .all()
                    .get();

            assertThat(job.run(on(topic))).isEqualTo(ExitStatus.USAGE);

            assertThat(job.lines())
                    .containsExactly(
                            "weir: the topic "
                                    + topic.name()
                                    + ".late for results has cleanup.policy compact,delete, by which"
                                    + " Kafka drops or refuses records: set it to delete, or name"
                                    + " another topic");
        }
    }

    /** Kafka's own answer would be "Authorization failed", and no name. */
    @Test
    void areNamedWhereTheyMayNotBeMadeAndNotMadeWhereTheyAreThere() throws Exception {
        try (Broker guarded = Broker.start(folder.resolve("guarded"), Guard.of(List.of("weir")));
                Admin owner = Admin.create(as(Guard.OWNER, guarded));
                Admin weir = Admin.create(as("weir", guarded))) {
            owner.createAcls(List.of(mayDescribe("f"), mayDescribe("l"), mayDescribe("d")))
                    .all()
                    .get();
            owner.createTopics(List.of(topic("f"), topic("d"))).all().get();
            ResultTopicsInKafka topics = new ResultTopicsInKafka(weir, "Kafka");

            assertThatThrownBy(() -> topics.require(RESULTS))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith(
                            "Kafka has no topic l for results, and does not let it be made: ");
            owner.createTopics(List.of(topic("l"))).all().get();
            topics.require(RESULTS);
            assertThatThrownBy(() -> topics.require(new ResultTopics("secret", "l", "d")))
                    .isInstanceOf(Failure.class)
                    .hasMessageStartingWith("Kafka does not show its topic secret for results: ");
        }
    }

    private static NewTopic topic(String name) {
        return new NewTopic(name, 1, (short) 1);
    }

    private static AclBinding mayDescribe(String topic) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                new AccessControlEntry(
                        "User:weir", "*", AclOperation.DESCRIBE, AclPermissionType.ALLOW));
    }

    private static Map<String, Object> as(String user, Broker broker) {
        return Map.copyOf(Guard.login(user, broker));
    }

    @Test
    void areAskedForAgainWhileNobodyKnowsTheHost() {
        assertThat(
                        job.run(
                                "--kafka",
                                "nobody.invalid:9",
                                "--kafka-wait",
                                "1s",
                                "--out",
                                out.toString()))
                .isEqualTo(ExitStatus.FAILED);
        assertThat(job.lines())
                .containsExactly(
                        "weir: Kafka at nobody.invalid:9 does not answer: nobody knows a host of that"
                                + " name; trying again for 1s",
                        "weir: Kafka at nobody.invalid:9 does not answer: nobody knows a host of that"
                                + " name; gave up after 1s");
    }
}
