package io.weir.command.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.CommandRun;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Options of keys and values: settings handed through to the systems below, and mappings. */
class ConfiguredMapsTest {

    private static final String JAAS =
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                    + " username=\"weir\" password=\"a=b,c\";";

    @TempDir Path folder;
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Map<String, String> environment = new TreeMap<>();
    private final Sender sender = new Sender();

    @Command(name = "root")
    static final class Root {}

    @Command(name = "send")
    static final class Sender extends ConfiguredCommand {

        @Option(names = "--kafka-config")
        Map<String, String> settings = new TreeMap<>();

        @Option(names = "--domains")
        Map<String, String> domains = new TreeMap<>();

        @Option(names = "--topic")
        String topic = "t";

        @Override
        protected void check(Problems problems) {}

        @Override
        protected int run() {
            return ExitStatus.GOOD;
        }
    }

    @Test
    void takesDottedNamesOfAFile() throws Exception {
        assertThat(run("--config", file("kafka.security.protocol: SSL", "topic: x"))).isZero();

        assertThat(sender.settings).containsExactly(Map.entry("security.protocol", "SSL"));
        assertThat(sender.topic).isEqualTo("x");
    }

    @Test
    void mixesTheLayersKeyByKey() throws Exception {
        environment.put("WEIR_KAFKA_CONFIG", "b=environment\nc=environment");
        String file = file("kafka.a: file", "kafka.b: file", "kafka.c: file", "kafka.d: file");

        assertThat(run("--config", file, "--kafka-config", "c=line")).isZero();

        assertThat(sender.settings)
                .containsOnly(
                        Map.entry("a", "file"),
                        Map.entry("b", "environment"),
                        Map.entry("c", "line"),
                        Map.entry("d", "file"));
    }

    @Test
    void keepsValuesWholeWhateverIsInThem() throws Exception {
        assertThat(run("--config", file("kafka.sasl.jaas.config: '" + JAAS + "'"))).isZero();
        assertThat(sender.settings).containsEntry("sasl.jaas.config", JAAS);

        assertThat(run("--kafka-config", "sasl.jaas.config=" + JAAS)).isZero();
        assertThat(sender.settings).containsEntry("sasl.jaas.config", JAAS);
    }

    @Test
    void showsEachKeyWithItsOriginAndNoSecret() throws Exception {
        String file =
                file(
                        "kafka.sasl.jaas.config: '" + JAAS + "'",
                        "kafka.ssl.key.password: tiger",
                        "kafka.ssl.keystore.key: tiger",
                        "kafka.linger.ms: 5");

        assertThat(run("--config", file, "--print-config")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("kafka.sasl.jaas.config: '***'")
                .contains("kafka.ssl.key.password: '***'")
                .contains("kafka.ssl.keystore.key: '***'")
                .containsPattern("kafka.linger.ms: 5 +# .*weir.yaml:5")
                .doesNotContain("tiger")
                .doesNotContain("username");
    }

    /** What Kafka and Flink themselves take for sensitive. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ssl.truststore.password",
                "sasl.jaas.config",
                "s3.secret-key",
                "fs.azure.account.key.store",
                "Metrics.APIKEY",
                "metrics.api-key",
                "x.auth-params",
                "x.service-key",
                "x.token",
                "x.basic-auth",
                "x.http-headers",
                "header.Authorization",
                "header.X-Key",
                "x.authorization"
            })
    void showsNoValueThatIsSensitive(String key) throws Exception {
        assertThat(run("--kafka-config", key + "=tiger", "--print-config")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains(key).doesNotContain("tiger");
    }

    /** A key may say nothing of what is in the address behind it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://u:tiger@host:8181/catalog",
                "https://u:ti/tiger@host/",
                "https://tiger@host/",
                "jdbc:postgresql://host/db?user=u&password=tiger&ssl=true",
                "jdbc:sqlserver://host;encrypt=true;Password=tiger;x=y",
                "jdbc:mysql://host/db?trustCertificateKeyStorePassword=tiger",
                "https://host/?access_token=tiger#x"
            })
    void showsNoSecretThatIsPartOfAnAddress(String address) throws Exception {
        assertThat(run("--kafka-config", "uri=" + address, "--print-config")).isZero();
        assertThat(run("--topic", address, "--print-config")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8))
                .contains("host", "***")
                .doesNotContain("tiger");
    }

    @Test
    void showsAddressesWithoutSecretsAsTheyAre() throws Exception {
        String address = "jdbc:postgresql://host:5432/db?user=u&ssl=true";
        assertThat(run("--kafka-config", "uri=" + address, "--print-config")).isZero();

        assertThat(out.toString(StandardCharsets.UTF_8)).contains("'" + address + "'");
    }

    @Test
    void knowsNoSettingsOfASystemThatTheCommandDoesNotUse() throws Exception {
        assertThat(run("--config", file("flink.x: 1"))).isEqualTo(ExitStatus.USAGE);

        assertThat(err.toString(StandardCharsets.UTF_8)).contains("unknown option 'flink.x'");
    }

    @Test
    void takesAMappingOfAFileAsKeysWithTheirValues() throws Exception {
        String file = file("domains: {campus: [east, west], lab: one}");

        assertThat(run("--config", file)).isZero();

        assertThat(sender.domains)
                .containsOnly(Map.entry("campus", "east,west"), Map.entry("lab", "one"));
    }

    @Test
    void showsAMappingSoThatItCanBeReadAgain() throws Exception {
        assertThat(run("--domains", "campus=east,west", "--print-config")).isZero();
        String shown = out.toString(StandardCharsets.UTF_8);
        assertThat(shown).containsPattern("domains: \\{campus: 'east,west'} +# command line");

        assertThat(run("--config", file("domains: {campus: 'east,west'}"))).isZero();
        assertThat(sender.domains).containsOnly(Map.entry("campus", "east,west"));
    }

    private String file(String... lines) throws Exception {
        Path file = folder.resolve("weir.yaml");
        Files.writeString(file, "send:\n  " + String.join("\n  ", lines) + "\n");
        return file.toString();
    }

    private int run(String... options) {
        String[] args = new String[options.length + 1];
        args[0] = "send";
        System.arraycopy(options, 0, args, 1, options.length);
        Host host =
                new Host(
                        out,
                        new PrintStream(err, true, StandardCharsets.UTF_8),
                        environment,
                        false,
                        false,
                        80);
        return CommandRun.run(args, host, CommandRun.line(new Root(), List.of(sender)));
    }
}
