package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.broker.Broker;
import io.weir.broker.FreePorts;
import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class KafkaConnectionTest {

    private static final String MODULE =
            "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @TempDir Path folder;
    private final List<String> messages = new ArrayList<>();

    @Test
    void saysWhyNobodyAnswersTriesAgainAndGivesUp() throws Exception {
        KafkaSettings nobody = new KafkaSettings("127.0.0.1:" + FreePorts.find(1).get(0), Map.of());

        assertThatThrownBy(() -> open(nobody, Duration.ofSeconds(4)))
                .isInstanceOfSatisfying(
                        Failure.class,
                        failure -> assertThat(failure.status()).isEqualTo(ExitStatus.FAILED))
                .hasMessageContaining("Connection refused")
                .hasMessageContaining("gave up after 4s");
        assertThat(messages).anyMatch(line -> line.contains("trying for another"));
    }

    @Test
    void findsABrokerThatComesLate() throws Exception {
        try (Broker broker = Broker.start(folder)) {
            KafkaSettings settings = new KafkaSettings(broker.bootstrapServers(), Map.of());
            broker.stop();
            CompletableFuture<Void> connected =
                    CompletableFuture.runAsync(() -> openAndClose(settings));

            broker.startAgain();

            connected.get(60, TimeUnit.SECONDS);
        }
    }

    private void openAndClose(KafkaSettings settings) {
        try {
            open(settings, Duration.ofSeconds(60)).close();
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    @Test
    void saysWhenTheCredentialsAreWrongAndNotWhatTheyAre() throws Exception {
        try (Broker broker = Broker.start(folder, saslPlain())) {
            String server = broker.bootstrapServers();
            open(login(server, "river"), Duration.ofSeconds(30)).close();

            assertThatThrownBy(() -> open(login(server, "tiger"), Duration.ofSeconds(30)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("refuses the credentials")
                    .hasMessageNotContaining("tiger");
            assertThat(login(server, "tiger").toString()).doesNotContain("tiger");
        }
    }

    @Test
    void namesTheSettingThatDecidesHowToSpeak() throws Exception {
        try (Broker broker = Broker.start(folder)) {
            KafkaSettings tls =
                    new KafkaSettings(
                            broker.bootstrapServers(), Map.of("security.protocol", "SSL"));

            assertThatThrownBy(() -> open(tls, Duration.ofSeconds(1)))
                    .isInstanceOf(Failure.class)
                    .hasMessageContaining("SSL");
        }
    }

    @Test
    void givesUpAtOnceWhenToldToStop() {
        KafkaSettings nobody = new KafkaSettings("127.0.0.1:1", Map.of());

        assertThatThrownBy(
                        () ->
                                KafkaConnection.open(
                                        nobody,
                                        "test",
                                        Duration.ofDays(1),
                                        () -> true,
                                        messages::add))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("stopped");
    }

    private Admin open(KafkaSettings settings, Duration patience) throws Exception {
        return KafkaConnection.open(settings, "test", patience, () -> false, messages::add);
    }

    private static KafkaSettings login(String server, String password) {
        return new KafkaSettings(
                server,
                Map.of(
                        "security.protocol",
                        "SASL_PLAINTEXT",
                        "sasl.mechanism",
                        "PLAIN",
                        "sasl.jaas.config",
                        MODULE + "username=\"weir\" password=\"" + password + "\";"));
    }

    private static Map<String, String> saslPlain() {
        return Map.of(
                "listener.security.protocol.map",
                "CLIENTS:SASL_PLAINTEXT,CONTROLLER:PLAINTEXT",
                "sasl.mechanism.inter.broker.protocol",
                "PLAIN",
                "listener.name.clients.sasl.enabled.mechanisms",
                "PLAIN",
                "listener.name.clients.plain.sasl.jaas.config",
                MODULE
                        + "username=\"broker\" password=\"dam\""
                        + " user_broker=\"dam\" user_weir=\"river\";");
    }
}
