package io.weir.ingest.sensor;

import static org.apache.kafka.common.acl.AclOperation.ALTER_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.command.StopSignal;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.train.LocalNetworks;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sensor that may see its topic, but not write to it. */
@Timeout(120)
class RefusedMessagesTest {

    private static final String TOPIC = "guarded";
    private static final long START_US = 1_700_000_000_000_000L;

    @TempDir private Path folder;
    private final List<String> messages = new CopyOnWriteArrayList<>();

    @Test
    void areToldWhileTheSensorRunsWithTheReason() throws Exception {
        try (Broker broker = Broker.start(folder, guarded())) {
            KafkaSettings kafka = new KafkaSettings(broker.bootstrapServers(), Map.of());
            allowAllButWriting(broker);
            List<String> toldBeforeTheEnd = new CopyOnWriteArrayList<>();
            SensorResult result;
            try (StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                    LiveStream frames =
                            new ScriptedStream(
                                    10,
                                    START_US,
                                    START_US,
                                    () -> {
                                        toldBeforeTheEnd.addAll(messages);
                                        stop.request();
                                    })) {
                result = Sensor.run(settings(kafka), frames, stop, messages::add);
            }

            assertThat(result.dropped()).containsEntry("kafka.topic_authorization", 10L);
            assertThat(toldBeforeTheEnd)
                    .filteredOn(line -> line.contains("refused"))
                    .hasSize(1)
                    .first()
                    .asString()
                    .startsWith("Kafka at " + kafka.bootstrapServers() + " has refused ")
                    .endsWith(": Not authorized to access topics: [guarded]");
            assertThat(messages.get(messages.size() - 1)).contains(" with 10 packets so far: ");
        }
    }

    private static Map<String, String> guarded() {
        return Map.of(
                "authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                "allow.everyone.if.no.acl.found", "true");
    }

    private static void allowAllButWriting(Broker broker) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
            admin.createAcls(
                            Stream.of(DESCRIBE, DESCRIBE_CONFIGS, ALTER_CONFIGS)
                                    .map(RefusedMessagesTest::allow)
                                    .toList())
                    .all()
                    .get();
        }
    }

    private static AclBinding allow(AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL),
                new AccessControlEntry("User:ANONYMOUS", "*", operation, AclPermissionType.ALLOW));
    }

    private static SensorSettings settings(KafkaSettings kafka) {
        return new SensorSettings(
                "lab",
                "east",
                LocalNetworks.NONE,
                kafka,
                new TopicPlan(TOPIC, 1, null, null),
                true,
                1 << 20,
                false,
                Duration.ofSeconds(30));
    }
}
