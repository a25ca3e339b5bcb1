package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.CommandRun;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.ingest.sensor.SensorCommand;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.autoscaler.config.AutoScalerOptions;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.MetricOptions;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.configuration.WebOptions;
import org.apache.flink.kubernetes.configuration.KubernetesConfigOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.Command;

/** Every option is one that weir, Flink or the operator knows, and they fit together. */
class SettingsTest {

    private static final String CONFIG = "/etc/weir/weir.yaml";

    private static final List<Class<?>> OPTIONS =
            List.of(
                    AutoScalerOptions.class,
                    CheckpointingOptions.class,
                    CoreOptions.class,
                    HighAvailabilityOptions.class,
                    KubernetesConfigOptions.class,
                    MetricOptions.class,
                    PipelineOptions.class,
                    RestartStrategyOptions.class,
                    StateBackendOptions.class,
                    TaskManagerOptions.class,
                    WebOptions.class);

    /** Known to the operator, whose own classes Maven Central does not carry. */
    private static final Set<String> OF_THE_OPERATOR =
            Set.of("kubernetes.operator.job.savepoint-on-deletion");

    private static final Set<String> OF_THE_REPORTER =
            Set.of(
                    "metrics.reporter.prom.factory.class",
                    "metrics.reporter.prom.filterLabelValueCharacters",
                    "metrics.reporter.prom.port");

    @Command(name = "weir-sensor")
    private static final class Root {}

    @TempDir Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void theSensorTakesItsConfiguration(String overlay) throws IOException {
        Manifest manifest = Kustomize.overlay(overlay);
        Tree box = manifest.only("DaemonSet").list("spec.template.spec.containers").get(0);
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream messages = new PrintStream(said, true, StandardCharsets.UTF_8);
        Host host =
                new Host(messages, messages, environment(box), false, false, Host.DEFAULT_COLUMNS);
        int status =
                CommandRun.run(
                        arguments(box.texts("args"), manifest.configMap("weir-sensor"))
                                .toArray(String[]::new),
                        host,
                        CommandRun.line(new Root(), List.of(new SensorCommand(host))));
        assertThat(said.toString(StandardCharsets.UTF_8))
                .isEqualTo("weir: the configuration is good\n");
        assertThat(status).isEqualTo(ExitStatus.GOOD);
    }

    /** What the container sees, with values for what only a node can tell. */
    private static Map<String, String> environment(Tree box) {
        Map<String, String> environment = new HashMap<>();
        for (Tree variable : box.list("env")) {
            Tree value = variable.at("value");
            String text =
                    value.isThere()
                            ? value.text()
                            : variable.text("valueFrom.fieldRef.fieldPath").equals("status.hostIP")
                                    ? "192.0.2.1"
                                    : "node-1";
            for (Map.Entry<String, String> known : environment.entrySet()) {
                text = text.replace("$(" + known.getKey() + ")", known.getValue());
            }
            environment.put(variable.text("name"), text);
        }
        return environment;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void theJobTakesItsConfigurationAndIsExactlyOnceWithTheClusters(String overlay)
            throws IOException {
        assertThat(check(overlay, Map.of())).isEqualTo("weir: the configuration is good\n");
    }

    @Test
    void aClusterThatBreaksExactlyOnceWouldBeFound() throws IOException {
        assertThat(check("production", Map.of("execution.checkpointing.unaligned.enabled", "true")))
                .contains("execution.checkpointing.unaligned.enabled: must be false");
        assertThat(check("production", Map.of("execution.checkpointing.interval", "10min")))
                .contains("--transaction-timeout: must be at least");
    }

    /** Nothing merges files in object storage, and brokers as they come allow 15 minutes. */
    @Test
    void productionMakesAsFewFilesAsKafkasTransactionsAllow() throws IOException {
        Tree deployment = Kustomize.overlay("production").only("FlinkDeployment");

        assertThat(deployment.map("spec.flinkConfiguration"))
                .containsEntry("execution.checkpointing.interval", "5min");
        assertThat(check("production", Map.of("execution.checkpointing.interval", "301s")))
                .contains("--transaction-timeout: must be at least");
    }

    private String check(String overlay, Map<String, String> changes) throws IOException {
        Manifest manifest = Kustomize.overlay(overlay);
        Tree deployment = manifest.only("FlinkDeployment");
        Map<String, String> settings = deployment.map("spec.flinkConfiguration");
        settings.putAll(changes);
        List<String> line =
                arguments(deployment.texts("spec.job.args"), manifest.configMap("weir-job"));
        settings.forEach((key, value) -> line.addAll(List.of("--flink-config", key + "=" + value)));
        return JobRun.with(line).said();
    }

    /** A container's arguments, with its file of options where the test can read it. */
    private List<String> arguments(List<String> given, Tree configMap) throws IOException {
        Path file = folder.resolve("weir.yaml");
        Files.writeString(file, configMap.at("data").field("weir.yaml").text());
        assertThat(given).contains(CONFIG);
        List<String> line = new ArrayList<>();
        given.forEach(argument -> line.add(argument.equals(CONFIG) ? file.toString() : argument));
        line.add("--check-config");
        return line;
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void aJobManagerThatComesBackWaitsForKafkaRatherThanEndTheJob(String overlay)
            throws IOException {
        Manifest manifest = Kustomize.overlay(overlay);
        List<String> line =
                arguments(
                        manifest.only("FlinkDeployment").texts("spec.job.args"),
                        manifest.configMap("weir-job"));
        line.remove("--check-config");
        assertThat(Objects.requireNonNull(JobRun.with(line).settings()).patience())
                .isGreaterThanOrEqualTo(Duration.ofDays(30));
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyFileThatAConfigurationNamesIsMounted(String overlay) {
        Manifest manifest = Kustomize.overlay(overlay);
        for (Deployed pod : Deployed.in(manifest)) {
            if (pod.isWeir()) {
                List<String> mounted =
                        pod.containers().get(0).list("volumeMounts").stream()
                                .map(mount -> mount.text("mountPath"))
                                .toList();
                assertThat(mounted).as(pod.name()).contains("/etc/weir");
                String text =
                        manifest.configMap(pod.isSensor() ? "weir-sensor" : "weir-job")
                                .at("data")
                                .field("weir.yaml")
                                .text();
                Matcher file = Pattern.compile("(?:: |file://)(/[a-z][a-z/-]*)/").matcher(text);
                while (file.find()) {
                    assertThat(mounted).as(pod.name()).contains(file.group(1));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everySettingOfFlinkIsOneThatItKnows(String overlay) throws IllegalAccessException {
        Set<String> known = new TreeSet<>(OF_THE_OPERATOR);
        known.addAll(OF_THE_REPORTER);
        for (Class<?> options : OPTIONS) {
            for (Field field : options.getFields()) {
                if (field.get(null) instanceof ConfigOption<?> option) {
                    known.add(option.key());
                }
            }
        }
        assertThat(known)
                .containsAll(
                        Kustomize.overlay(overlay)
                                .only("FlinkDeployment")
                                .map("spec.flinkConfiguration")
                                .keySet());
    }

    @Test
    void flinksJvmsOpenWhatTheBuildsOwnDo() {
        String opened =
                FlinkPods.configuration(Kustomize.overlay("demo").only("FlinkDeployment"))
                        .get(CoreOptions.FLINK_JVM_OPTIONS);
        assertThat(Arrays.asList(opened.split(" ")))
                .containsExactlyInAnyOrderElementsOf(
                        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                                .filter(flag -> flag.startsWith("--add-opens"))
                                .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void upgradesGoBySavepointAndNothingBeginsAnewUnasked(String overlay) {
        Tree deployment = Kustomize.overlay(overlay).only("FlinkDeployment");
        assertThat(deployment.text("spec.job.upgradeMode")).isEqualTo("savepoint");
        assertThat(deployment.text("spec.job.allowNonRestoredState")).isEqualTo("false");
        Map<String, String> settings = deployment.map("spec.flinkConfiguration");
        assertThat(settings)
                .containsEntry("high-availability.type", "kubernetes")
                .containsEntry("state.backend.type", "rocksdb")
                .containsEntry("execution.checkpointing.incremental", "true")
                .containsKeys(
                        "execution.checkpointing.dir",
                        "execution.checkpointing.savepoint-dir",
                        "high-availability.storageDir");
    }

    @Test
    void noSecretStandsInAManifest() {
        for (String overlay : List.of("demo", "production")) {
            assertThat(Kustomize.overlay(overlay).of("Secret")).isEmpty();
            assertThat(Kustomize.overlay(overlay).objects().toString().toLowerCase())
                    .doesNotContain("password", "jaas", "secret-key", "access-key");
        }
    }
}
