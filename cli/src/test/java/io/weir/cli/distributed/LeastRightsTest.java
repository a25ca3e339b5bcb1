package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import io.weir.broker.Broker;
import io.weir.broker.Guard;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
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

/** The rights in Kafka that docs/operations.md tells to give are enough, each to its own user. */
@Timeout(300)
class LeastRightsTest {

    /** {@code | user | kind | `name` or `prefix*` | operations |}. */
    private static final Pattern RIGHT =
            Pattern.compile(
                    "(?m)^\\| (\\w+) \\| (topic|transactional id) \\| `(\\S+?)(\\*?)` \\| (.+?) \\|$");

    private static final List<String> USERS = List.of("sensor", "replay", "job", "reader");

    private static final List<String> TOPICS =
            List.of(
                    "weir.packets",
                    "weir.packets.monday",
                    "weir.flows",
                    "weir.late",
                    "weir.dead-letter");

    @TempDir private Path folder;

    @Test
    void areEnoughForSensorReplayJobAndReader() throws Exception {
        Path capture = folder.resolve("some.pcap");
        new CaptureFiles(capture, 500, 3, CaptureFiles.WHOLE, false, false).write(written -> {});
        try (Broker broker = Broker.start(folder.resolve("broker"), Guard.of(USERS))) {
            give(broker, rights());

            Weir.run("sensor", "--read", capture, as("sensor", broker));
            Weir.run("replay", capture, "--topic", "weir.packets.monday", as("replay", broker));
            for (String topic : List.of("weir.packets", "weir.packets.monday")) {
                Weir.run(
                        "job",
                        "--bounded",
                        "--topic",
                        topic,
                        "--out",
                        folder.resolve(topic),
                        as("job", broker));
            }
            String flows = Weir.run("tail", "--from-start", "--no-follow", as("reader", broker));

            assertThat(flows).contains("\"flow_id\"");
            Weir.Answer refused =
                    Weir.ask(
                            "tail",
                            "--from-start",
                            "--no-follow",
                            "weir.packets",
                            as("reader", broker));
            assertThat(refused.status()).isNotZero();
            assertThat(refused.err()).contains("weir.packets, or this user may not see it");
        }
    }

    private static List<Object> as(String user, Broker broker) {
        Map<String, String> settings = new HashMap<>(Guard.login(user, broker));
        String kafka = settings.remove("bootstrap.servers");
        return Stream.concat(
                        Stream.<Object>of("--kafka", kafka),
                        settings.entrySet().stream()
                                .flatMap(s -> Stream.of("--kafka-config", s.toString())))
                .toList();
    }

    private static List<AclBinding> rights() throws Exception {
        String guide = Files.readString(Checkout.ROOT.resolve("docs/operations.md"));
        List<AclBinding> rights = new ArrayList<>();
        for (MatchResult row : (Iterable<MatchResult>) RIGHT.matcher(guide).results()::iterator) {
            ResourcePattern resource =
                    new ResourcePattern(
                            row.group(2).equals("topic")
                                    ? ResourceType.TOPIC
                                    : ResourceType.TRANSACTIONAL_ID,
                            row.group(3),
                            row.group(4).isEmpty() ? PatternType.LITERAL : PatternType.PREFIXED);
            for (String operation : row.group(5).split(", ")) {
                rights.add(
                        new AclBinding(
                                resource,
                                new AccessControlEntry(
                                        "User:" + row.group(1),
                                        "*",
                                        AclOperation.fromString(operation),
                                        AclPermissionType.ALLOW)));
            }
        }
        assertThat(rights).hasSizeGreaterThan(8);
        return rights;
    }

    private static void give(Broker broker, List<AclBinding> rights) throws Exception {
        try (Admin admin = Admin.create(Map.copyOf(Guard.login(Guard.OWNER, broker)))) {
            admin.createAcls(rights).all().get();
            admin.createTopics(
                            TOPICS.stream().map(name -> new NewTopic(name, 12, (short) 1)).toList())
                    .all()
                    .get();
            // Rights come before topics in the broker's log: who shows the topics knows the rights.
            while (!admin.listTopics().names().get().containsAll(TOPICS)) {
                LockSupport.parkNanos(10_000_000);
            }
        }
    }
}
