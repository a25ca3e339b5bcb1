package io.weir.ingest.sensor;

import static org.apache.kafka.common.acl.AclOperation.ALL;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE;
import static org.apache.kafka.common.acl.AclOperation.DESCRIBE_CONFIGS;
import static org.apache.kafka.common.acl.AclOperation.IDEMPOTENT_WRITE;
import static org.apache.kafka.common.acl.AclOperation.READ;
import static org.apache.kafka.common.acl.AclOperation.WRITE;
import static org.apache.kafka.common.acl.AclPermissionType.ALLOW;
import static org.apache.kafka.common.acl.AclPermissionType.DENY;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.command.StopSignal;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicDump;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.train.LocalNetworks;
import io.weir.schema.AvroReader;
import io.weir.schema.Heartbeat;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.Resource;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.apache.kafka.common.resource.ResourceType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A sensor that may see its topic, but not write to it. */
@Timeout(120)
class RefusedMessagesTest {

    private static final String TOPIC = "guarded";
    private static final long START_US = 1_700_000_000_000_000L;

    private static final Map<String, String> GUARDED =
            Map.of(
                    "authorizer.class.name",
                    "org.apache.kafka.metadata.authorizer.StandardAuthorizer",
                    "allow.everyone.if.no.acl.found",
                    "true");

    private static final ResourcePattern CLUSTER =
            new ResourcePattern(ResourceType.CLUSTER, Resource.CLUSTER_NAME, PatternType.LITERAL);
    private static final ResourcePattern EVERY_TOPIC =
            new ResourcePattern(
                    ResourceType.TOPIC, ResourcePattern.WILDCARD_RESOURCE, PatternType.LITERAL);
    private static final ResourcePattern GUARDED_TOPIC =
            new ResourcePattern(ResourceType.TOPIC, TOPIC, PatternType.LITERAL);

    @TempDir private Path folder;
    private Broker broker;
    private final List<String> messages = new ArrayList<>();
    private final RunMetrics metrics = new RunMetrics("test", "lab", "probe");

    @BeforeEach
    void guardTheTopic() throws Exception {
        broker = Broker.start(folder, GUARDED);
        try (Admin admin = admin()) {
            admin.createTopics(List.of(new NewTopic(TOPIC, 1, (short) 1))).all().get();
        }
        allow(DESCRIBE, DESCRIBE_CONFIGS, READ);
    }

    @AfterEach
    void stopBroker() {
        broker.close();
    }

    @Test
    void areToldWithTheReasonWhileItRuns() throws Exception {
        List<String> meanwhile = new ArrayList<>();

        SensorResult result =
                run(
                        stop -> {
                            meanwhile.addAll(messages);
                            stop.request();
                        });

        assertThat(result.dropped()).containsEntry("kafka.topic_authorization", 10L);
        assertThat(meanwhile)
                .filteredOn(line -> line.contains("refused"))
                .hasSize(1)
                .first()
                .asString()
                .startsWith("Kafka at " + broker.bootstrapServers() + " has refused ")
                .endsWith(": Not authorized to access topics: [guarded]");
        assertThat(messages.get(messages.size() - 1)).contains(" with 10 packets so far: ");
    }

    @Test
    void leaveAHoleAfterWhichItGoesOnOnceItMayWrite() throws Exception {
        run(
                stop -> {
                    allow(WRITE);
                    if (heartbeats().size() > 1) {
                        stop.request();
                    }
                });

        List<Heartbeat> heartbeats = heartbeats();
        assertThat(heartbeats.get(0).sequence()).isGreaterThan(1);
        assertThat(heartbeats).extracting(Heartbeat::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(heartbeats.get(heartbeats.size() - 1).dropped())
                .containsEntry("kafka.topic_authorization", 10L);
    }

    /** No producer gets an id then, which is an error of the producer, not of a message. */
    @Test
    void leaveAHoleTooWhereNoProducerIsLetIn() throws Exception {
        forbidProducers();

        SensorResult result =
                run(
                        stop -> {
                            allowProducers();
                            if (heartbeats().size() > 1) {
                                stop.request();
                            }
                        });

        assertThat(result.dropped())
                .containsEntry("kafka.cluster_authorization", 10L)
                .containsOnlyKeys("handover.full", "kafka.cluster_authorization");
        assertThat(heartbeats()).extracting(Heartbeat::sequence).isSorted().doesNotHaveDuplicates();
        assertThat(messages).anyMatch(line -> line.contains("refused"));
    }

    /** Ten packets, then silence, and after a while what shall be done again and again. */
    private SensorResult run(Consumer<StopSignal> inSilence) throws Exception {
        try (StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                LiveStream frames =
                        new ScriptedStream(10, START_US, START_US, () -> inSilence.accept(stop))) {
            return Sensor.run(settings(), frames, stop, metrics, messages::add);
        }
    }

    private List<Heartbeat> heartbeats() {
        return TopicDump.of(kafka(), TOPIC).partitions().get(0).stream()
                .map(record -> new AvroReader().reset(record.value(), 0, record.value().length))
                .map(Heartbeat::readFrom)
                .toList();
    }

    private void allow(AclOperation... operations) {
        create(
                Stream.of(operations)
                        .map(operation -> new AclBinding(GUARDED_TOPIC, entry(operation, ALLOW)))
                        .toList());
    }

    private void forbidProducers() {
        create(
                List.of(
                        new AclBinding(CLUSTER, entry(ALL, ALLOW)),
                        new AclBinding(CLUSTER, entry(IDEMPOTENT_WRITE, DENY)),
                        new AclBinding(EVERY_TOPIC, entry(WRITE, DENY))));
    }

    private void allowProducers() {
        allow(WRITE);
        try (Admin admin = admin()) {
            AccessControlEntryFilter denials =
                    new AccessControlEntryFilter(null, null, AclOperation.ANY, DENY);
            admin.deleteAcls(List.of(new AclBindingFilter(ResourcePatternFilter.ANY, denials)))
                    .all()
                    .get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private void create(List<AclBinding> rights) {
        try (Admin admin = admin()) {
            admin.createAcls(rights).all().get();
        } catch (ExecutionException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static AccessControlEntry entry(AclOperation operation, AclPermissionType permission) {
        return new AccessControlEntry("User:ANONYMOUS", "*", operation, permission);
    }

    private Admin admin() {
        return Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()));
    }

    private KafkaSettings kafka() {
        return new KafkaSettings(broker.bootstrapServers(), Map.of());
    }

    private SensorSettings settings() {
        return new SensorSettings(
                "lab",
                "east",
                LocalNetworks.NONE,
                kafka(),
                new TopicPlan(TOPIC, 1, null, null),
                true,
                1 << 20,
                false,
                Duration.ofSeconds(30));
    }
}
