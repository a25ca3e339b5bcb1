package io.weir.deploy.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No pod has more rights or takes more of a node than it says. */
class PodRulesTest {

    private static final String IMAGE_WITH_VERSION = "[a-z0-9./-]+:[0-9]+(\\.[0-9]+)+";

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void nobodyIsRoot(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            Tree rights = pod.spec().at("securityContext");
            assertThat(rights.text("runAsNonRoot")).as(pod.name()).isEqualTo("true");
            assertThat(rights.at("runAsUser").number()).as(pod.name()).isPositive();
            assertThat(rights.text("seccompProfile.type"))
                    .as(pod.name())
                    .isEqualTo("RuntimeDefault");
            for (Tree box : pod.containers()) {
                assertThat(box.at("securityContext.runAsUser").isThere()).isFalse();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void allCapabilitiesAreDroppedButTheSensorsRightToCapture(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            for (Tree box : pod.containers()) {
                Tree rights = box.at("securityContext");
                assertThat(rights.texts("capabilities.drop")).as(pod.name()).containsOnly("ALL");
                assertThat(rights.texts("capabilities.add"))
                        .as(pod.name())
                        .isEqualTo(pod.isSensor() ? List.of("NET_RAW") : List.of());
                assertThat(rights.text("privileged")).as(pod.name()).isNotEqualTo("true");
                // The sensor's one comes by a file capability, which no_new_privs would undo.
                assertThat(rights.text("allowPrivilegeEscalation"))
                        .as(pod.name())
                        .isEqualTo(String.valueOf(pod.isSensor()));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void onlySensorsSeeTheNodesNetworkAndNobodyItsProcessesOrFiles(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            assertThat(pod.spec().text("hostNetwork").equals("true"))
                    .as(pod.name())
                    .isEqualTo(pod.isSensor());
            assertThat(pod.spec().at("hostPID").isThere()).as(pod.name()).isFalse();
            assertThat(pod.spec().at("hostIPC").isThere()).as(pod.name()).isFalse();
            assertThat(pod.spec().list("volumes"))
                    .as(pod.name())
                    .noneMatch(volume -> volume.at("hostPath").isThere());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void theImageOfWeirStaysAsItIsAndWhatIsWrittenGoesIntoVolumes(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            for (Tree box : pod.containers()) {
                if (pod.isWeir()) {
                    assertThat(box.text("securityContext.readOnlyRootFilesystem"))
                            .as(pod.name())
                            .isEqualTo("true");
                }
            }
            for (Tree box : pod.spec().list("containers")) {
                if (pod.isWeir()) {
                    assertThat(box.list("volumeMounts"))
                            .as(pod.name())
                            .anyMatch(mount -> mount.text("mountPath").equals("/tmp"));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void everyContainerAsksForWhatItNeedsAndGetsNoMoreThanItsLimit(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            for (Tree box : pod.containers()) {
                Map<String, String> requests = box.map("resources.requests");
                Map<String, String> limits = box.map("resources.limits");
                assertThat(requests).as(pod.name()).containsKeys("cpu", "memory");
                assertThat(limits).as(pod.name()).containsKeys("cpu", "memory");
                assertThat(limits.get("memory")).as(pod.name()).isEqualTo(requests.get("memory"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void imagesArePinnedByTheirVersion(String overlay) {
        assertThat(
                        Deployed.in(Kustomize.overlay(overlay)).stream()
                                .flatMap(pod -> pod.containers().stream())
                                .map(box -> box.text("image")))
                .allMatch(image -> image.matches(IMAGE_WITH_VERSION))
                .contains("weir/job:0.1.0", "weir/sensor:0.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void onlyFlinkTalksToTheApiServerAndNobodyReadsSecretsThere(String overlay) {
        Manifest manifest = Kustomize.overlay(overlay);
        for (Deployed pod : Deployed.in(manifest)) {
            String account = pod.spec().text("serviceAccountName");
            assertThat(manifest.of("ServiceAccount"))
                    .as(pod.name())
                    .anyMatch(
                            known ->
                                    known.text("metadata.name").equals(account)
                                            && known.text("metadata.namespace")
                                                    .equals(pod.namespace()));
            boolean bound =
                    manifest.of("RoleBinding").stream()
                            .flatMap(binding -> binding.list("subjects").stream())
                            .anyMatch(subject -> subject.text("name").equals(account));
            assertThat(bound)
                    .as(pod.name())
                    .isEqualTo(!pod.spec().text("automountServiceAccountToken").equals("false"));
        }
        assertThat(Deployed.in(manifest))
                .as("no right is shared")
                .extracting(pod -> pod.spec().text("serviceAccountName"))
                .doesNotHaveDuplicates();
        assertThat(manifest.of("ClusterRole")).isEmpty();
        assertThat(manifest.of("ClusterRoleBinding")).isEmpty();
        assertThat(manifest.of("Role"))
                .flatMap(role -> role.list("rules"))
                .flatMap(
                        rule ->
                                Stream.concat(
                                                rule.texts("resources").stream(),
                                                rule.texts("verbs").stream())
                                        .toList())
                .isNotEmpty()
                .doesNotContain("*", "secrets", "pods/exec");
    }

    @ParameterizedTest
    @ValueSource(strings = {"demo", "production"})
    void noVariableOfAnotherServiceGetsIntoAnyPod(String overlay) {
        for (Deployed pod : Deployed.in(Kustomize.overlay(overlay))) {
            assertThat(pod.spec().text("enableServiceLinks")).as(pod.name()).isEqualTo("false");
        }
    }
}
