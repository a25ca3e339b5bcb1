package io.weir.deploy.compose;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What docs/compose.md promises of docker-compose.yml. */
class ComposeFileTest {

    private static final int EIGHT_GIGABYTES = 8 * 1024;

    private final ComposeFile compose = ComposeFile.read();

    @Test
    void publishesNothingBeyondThisMachine() {
        List<String> ports =
                compose.services().stream().flatMap(each -> each.words("ports").stream()).toList();

        assertThat(ports)
                .hasSizeGreaterThanOrEqualTo(5)
                .allMatch(port -> port.startsWith("127.0.0.1:"));
    }

    @Test
    void givesTheNetworkOfThisMachineToTheLiveSensorOnly() {
        assertThat(compose.services())
                .filteredOn(service -> "host".equals(service.keys().get("network_mode")))
                .extracting(Service::name)
                .containsExactly("sensor-live");
    }

    @Test
    void leavesWhatNotEverybodyWantsToProfiles() {
        assertThat(inProfile("[live]")).containsExactly("sensor-live");
        assertThat(inProfile("[metrics]")).containsExactly("prometheus", "grafana");
        assertThat(inProfile("null")).hasSize(compose.services().size() - 3);
    }

    private List<String> inProfile(String profile) {
        return compose.services().stream()
                .filter(service -> profile.equals("" + service.keys().get("profiles")))
                .map(Service::name)
                .toList();
    }

    @Test
    void pinsEveryImage() {
        assertThat(compose.services())
                .extracting(Service::image)
                .allMatch(image -> image.matches("[a-z/]+:v?\\d+(\\.\\d+)*"));
    }

    @Test
    void fitsIntoEightGigabytesWithAllProfiles() {
        assertThat(compose.services()).allMatch(service -> service.megabytes() > 0);
        assertThat(compose.services().stream().mapToInt(Service::megabytes).sum())
                .isLessThan(EIGHT_GIGABYTES);
    }

    @Test
    void asksForTheHealthOfAllThatStays() {
        assertThat(compose.services())
                .filteredOn(service -> !service.isOneShot())
                .allSatisfy(
                        service -> {
                            assertThat(service.health().get("test")).isInstanceOf(List.class);
                            assertThat(service.keys().get("restart")).isNotNull();
                        });
    }

    @Test
    void letsNobodyWaitForTheHealthOfSomethingThatTellsNone() {
        assertThat(compose.services())
                .flatMap(ComposeFileTest::waitedFor)
                .hasSizeGreaterThan(5)
                .allMatch(name -> compose.service(name).health().containsKey("test"));
    }

    private static List<String> waitedFor(Service service) {
        return service.keys().get("depends_on") instanceof Map<?, ?> all
                ? all.entrySet().stream()
                        .filter(each -> each.getValue().toString().contains("service_healthy"))
                        .map(each -> each.getKey().toString())
                        .toList()
                : List.of();
    }

    @Test
    void takesEveryRightAwayButThatOfTheLiveSensor() {
        assertThat(compose.services())
                .allSatisfy(
                        service -> {
                            assertThat(service.words("cap_drop")).containsExactly("ALL");
                            assertThat(service.keys())
                                    .doesNotContainKeys("privileged", "user", "pid");
                        });
        assertThat(compose.services())
                .filteredOn(service -> !service.words("cap_add").isEmpty())
                .singleElement()
                .satisfies(
                        live -> {
                            assertThat(live.name()).isEqualTo("sensor-live");
                            assertThat(live.words("cap_add")).containsExactly("NET_RAW");
                        });
        assertThat(compose.services())
                .filteredOn(
                        service ->
                                !service.words("security_opt").contains("no-new-privileges:true"))
                .extracting(Service::name)
                .containsExactly("sensor-live");
    }

    @Test
    void mountsWhatIsThere() {
        List<String> sources =
                compose.services().stream()
                        .flatMap(service -> service.words("volumes").stream())
                        .map(volume -> volume.split(":")[0])
                        .distinct()
                        .toList();

        assertThat(sources)
                .allSatisfy(
                        source -> {
                            if (source.startsWith("./")) {
                                assertThat(ComposeFile.ROOT.resolve(source)).exists();
                            } else {
                                assertThat(compose.volumes()).contains(source);
                            }
                        });
        assertThat(compose.volumes()).allMatch(sources::contains);
    }

    /** Everything else than tables and checkpoints can only be read where it is mounted. */
    @Test
    void letsNobodyWriteIntoTheRepository() {
        Stream<String> mounts =
                compose.services().stream().flatMap(service -> service.words("volumes").stream());

        assertThat(mounts.filter(mount -> mount.startsWith("./")))
                .allMatch(mount -> mount.endsWith(":ro"));
    }

    @Test
    void startsWhatPrometheusScrapes() {
        List<String> targets =
                ComposeFile.text("deploy/prometheus/prometheus.yml")
                        .lines()
                        .filter(line -> line.strip().startsWith("- targets:"))
                        .map(line -> line.replaceAll(".*\\[\"(.*)\"].*", "$1"))
                        .toList();

        assertThat(targets)
                .containsExactlyInAnyOrder("sensor:9404", "jobmanager:9249", "taskmanager:9249");
        assertThat(compose.service("sensor").words("command")).contains("--metrics=0.0.0.0:9404");
        assertThat(List.of("jobmanager", "taskmanager"))
                .allSatisfy(
                        name ->
                                assertThat(
                                                compose.service(name)
                                                        .keys()
                                                        .get("environment")
                                                        .toString())
                                        .contains("metrics.reporter.prom.port: 9249"));
    }
}
