package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KafkaSettingsTest {

    @ParameterizedTest
    @CsvSource({
        "acks, 1, must be all",
        "enable.idempotence, false, must be true",
        "delivery.timeout.ms, 1000, must be 2147483647",
        "max.block.ms, 1, must be 500",
        "transactional.id, x, cannot be set",
        "key.serializer, x, cannot be set",
        "bootstrap.servers, a:1, give --kafka",
        "securty.protocol, SSL, no client of Kafka"
    })
    void refusesWhatWouldBreakThePromisesOfTheWire(String name, String value, String why) {
        assertThat(new KafkaSettings("a:1", Map.of(name, value)).problems())
                .singleElement()
                .asString()
                .startsWith(name)
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "security.protocol",
                "sasl.jaas.config",
                "config.providers",
                "config.providers.file.class",
                "ssl.truststore.location",
                "linger.ms",
                "compression.type",
                "client.dns.lookup",
                "fetch.max.bytes"
            })
    void handsThroughWhatKafkasClientsKnow(String name) {
        assertThat(new KafkaSettings("a:1", Map.of(name, "x")).problems()).isEmpty();
    }

    @Test
    void takesAPromiseThatIsRepeated() {
        assertThat(new KafkaSettings("a:1", Map.of("acks", "all")).problems()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"weir.packets", "a_b-c", "X9"})
    void knowsNamesOfTopics(String name) {
        assertThat(TopicPlan.isName(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a b", "ä", "a/b"})
    void knowsWhatIsNone(String name) {
        assertThat(TopicPlan.isName(name)).isFalse();
    }
}
