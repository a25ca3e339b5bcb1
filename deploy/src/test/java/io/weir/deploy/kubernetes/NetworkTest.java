package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.apache.flink.configuration.RestOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may talk to what, and how many pods may be away. */
class NetworkTest {

    private static final int SENSOR_METRICS = 9404;
    private static final int FLINK_METRICS = 9249;

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyPodIsUnderAPolicyInBothDirections(String overlay) {
        Manifest manifest = Kustomize.overlay(overlay);
        for (Deployed pod : Deployed.in(manifest)) {
            for (String direction : List.of("Ingress", "Egress")) {
                assertThat(policies(manifest, pod, direction))
                        .as(pod.name() + " " + direction)
                        .anyMatch(policy -> policy.map("spec.podSelector").isEmpty());
            }
        }
    }

    @Test
    void everySelectorMeansAPodThatIsThere() {
        for (Manifest manifest : List.of(Kustomize.overlay("demo"), Monitored.production())) {
            List<Deployed> pods = Deployed.in(manifest);
            assertSelectsSome(pods, manifest.of("NetworkPolicy"), "spec.podSelector");
            assertSelectsSome(pods, manifest.of("PodDisruptionBudget"), "spec.selector");
            assertSelectsSome(pods, manifest.of("PodMonitor"), "spec.selector");
        }
    }

    private static void assertSelectsSome(
            List<Deployed> pods, List<Tree> objects, String selector) {
        for (Tree object : objects) {
            assertThat(pods).as(object.name()).anyMatch(pod -> pod.isSelectedBy(object, selector));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void sensorsReachKafkaAndNamesAndNothingElse(String overlay) {
        Manifest manifest = Kustomize.overlay(overlay);
        Deployed sensor =
                Deployed.in(manifest).stream().filter(Deployed::isSensor).findFirst().orElseThrow();
        String kafka = kafkaPort(manifest.configMap("weir-sensor"), "sensor");
        assertThat(ports(manifest, sensor)).containsExactlyInAnyOrder("53", kafka);
        assertThat(manifest.configMap("weir-sensor").at("data").field("weir.yaml").text())
                .as("else it captures what it sends itself")
                .contains("filter: not tcp port " + kafka);
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void flinkReachesKafkaStorageTheApiServerAndNames(String overlay) {
        Manifest manifest = Kustomize.overlay(overlay);
        String kafka = kafkaPort(manifest.configMap("weir-job"), "job");
        for (Deployed pod : Deployed.in(manifest)) {
            if (pod.isWeir() && !pod.isSensor()) {
                assertThat(ports(manifest, pod))
                        .as(pod.name())
                        .containsExactlyInAnyOrder("53", kafka, "443", "6443");
            }
        }
    }

    /** Ports that some policy lets a pod talk to, whoever is there. */
    private static List<String> ports(Manifest manifest, Deployed pod) {
        return policies(manifest, pod, "Egress").stream()
                .flatMap(policy -> policy.list("spec.egress").stream())
                .flatMap(rule -> rule.list("ports").stream())
                .map(port -> port.text("port"))
                .distinct()
                .toList();
    }

    private static List<Tree> policies(Manifest manifest, Deployed pod, String direction) {
        return manifest.of("NetworkPolicy").stream()
                .filter(policy -> pod.isSelectedBy(policy, "spec.podSelector"))
                .filter(policy -> policy.texts("spec.policyTypes").contains(direction))
                .toList();
    }

    private static String kafkaPort(Tree configMap, String command) {
        Tree options =
                Manifest.parse(configMap.at("data").field("weir.yaml").text())
                        .objects()
                        .get(0)
                        .field(command);
        return options.field("kafka").text().replaceAll(".*:", "");
    }

    @Test
    void portsAreThoseOfTheProgramsAndOfTheDashboards() {
        Manifest manifest = Monitored.production();
        for (Deployed pod : Deployed.in(manifest)) {
            int metrics = pod.isSensor() ? SENSOR_METRICS : FLINK_METRICS;
            assertThat(pod.port("metrics")).as(pod.name()).isEqualTo(metrics);
            assertThat(policies(manifest, pod, "Ingress"))
                    .filteredOn(policy -> policy.text("metadata.name").startsWith("prometheus-"))
                    .singleElement()
                    .satisfies(
                            policy ->
                                    assertThat(
                                                    policy.list("spec.ingress")
                                                            .get(0)
                                                            .list("ports")
                                                            .get(0)
                                                            .at("port")
                                                            .number())
                                            .isEqualTo(metrics));
        }
        Tree operator =
                manifest.of("NetworkPolicy").stream()
                        .filter(policy -> policy.text("metadata.name").startsWith("operator-"))
                        .findFirst()
                        .orElseThrow();
        assertThat(operator.list("spec.ingress").get(0).list("ports").get(0).at("port").number())
                .isEqualTo(RestOptions.PORT.defaultValue());
        assertThat(
                        manifest.only("FlinkDeployment")
                                .at("spec.flinkConfiguration")
                                .field("metrics.reporter.prom.port")
                                .number())
                .isEqualTo(FLINK_METRICS);
    }

    @Test
    void aBudgetLetsNodesBeDrainedAndKeepsSomebodyThere() {
        Manifest manifest = Kustomize.overlay("production");
        Tree flink = manifest.only("FlinkDeployment");
        int slots =
                flink.at("spec.flinkConfiguration").field("taskmanager.numberOfTaskSlots").number();
        int taskManagers = flink.at("spec.job.parallelism").number() / slots;
        int jobManagers = flink.at("spec.jobManager.replicas").number();
        assertThat(manifest.of("PodDisruptionBudget")).hasSize(2);
        for (Tree budget : manifest.of("PodDisruptionBudget")) {
            int pods =
                    budget.text("spec.selector.matchLabels.component").equals("jobmanager")
                            ? jobManagers
                            : taskManagers;
            assertThat(budget.at("spec.minAvailable").number())
                    .as(budget.name())
                    .isPositive()
                    .isLessThan(pods);
        }
    }
}
