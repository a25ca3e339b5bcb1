package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.command.Failure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

@Timeout(120)
class TopicsTest {

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    private final String name = BROKER.newTopic();
    private final List<String> messages = new ArrayList<>();
    private Admin admin;

    @BeforeEach
    void connect() {
        admin = BROKER.settings().newAdmin("test");
    }

    @AfterEach
    void disconnect() {
        admin.close();
    }

    @Test
    void makesATopicAsStatedAndSaysSo() throws Exception {
        assertThat(prepare(new TopicPlan(name, 3, Duration.ofHours(5), 1))).isEqualTo(3);

        ConfigResource topic = new ConfigResource(ConfigResource.Type.TOPIC, name);
        assertThat(
                        admin.describeConfigs(List.of(topic))
                                .all()
                                .get()
                                .get(topic)
                                .get("retention.ms")
                                .value())
                .isEqualTo("18000000");
        assertThat(messages).containsExactly("made topic " + name + ": 3 partitions, kept for 5h");
    }

    @Test
    void takesATopicAsItIsWhereNothingIsAskedFor() throws Exception {
        make(Map.of("retention.ms", "-1"));

        assertThat(prepare(new TopicPlan(name, null, null, null))).isEqualTo(5);
        assertThat(messages).isEmpty();
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitions() throws Exception {
        make(Map.of());

        assertThatThrownBy(() -> prepare(new TopicPlan(name, 6, null, null)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("has 5 partitions, not 6");
    }

    @Test
    void refusesATopicThatIsKeptForAnotherTime() throws Exception {
        make(Map.of("retention.ms", "3600000"));

        assertThatThrownBy(() -> prepare(new TopicPlan(name, null, Duration.ofDays(1), null)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("kept for 1h, not 1d");
    }

    @Test
    void refusesATopicThatThrowsAwayWhatHasNoKey() throws Exception {
        make(Map.of("cleanup.policy", "compact"));

        assertThatThrownBy(() -> prepare(new TopicPlan(name, null, null, null)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("cleanup.policy is compact");
    }

    @Test
    void saysWhyATopicCannotBeMade() {
        assertThatThrownBy(() -> prepare(new TopicPlan(name, 1, null, 3)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("topic " + name)
                .hasMessageContaining("replicat");
    }

    private void make(Map<String, String> settings) throws Exception {
        admin.createTopics(List.of(new NewTopic(name, 5, (short) 1).configs(settings))).all().get();
    }

    private int prepare(TopicPlan plan) throws Exception {
        return Topics.prepare(admin, plan, messages::add);
    }
}
