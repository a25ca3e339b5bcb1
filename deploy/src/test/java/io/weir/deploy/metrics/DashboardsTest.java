package io.weir.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What Grafana would show wrongly without a word. */
class DashboardsTest {

    /** Grafana's ids; one that it does not know is shown as a bare number. */
    private static final Set<String> UNITS =
            Set.of(
                    "short",
                    "none",
                    "pps",
                    "cps",
                    "bps",
                    "Bps",
                    "bytes",
                    "s",
                    "ms",
                    "ns",
                    "percentunit",
                    "dateTimeFromNow");

    private static final int WIDTH = 24;
    private static final Pattern VARIABLE = Pattern.compile("\\$(?!__)(\\w+)");
    private static final Pattern RUNBOOK = Pattern.compile("Runbook: ([a-z-]+)");

    static List<Path> dashboards() {
        return DeployedFiles.dashboards();
    }

    @Test
    void areSixWithNamesOfTheirOwn() {
        assertThat(dashboards()).hasSize(6);
        assertThat(dashboards().stream().map(file -> dashboard(file).get("uid")))
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void haveUnitsOnEveryPanel(Path file) {
        for (Map<?, ?> panel : panels(file)) {
            Map<?, ?> fields = (Map<?, ?>) panel.get("fieldConfig");
            assertThat(UNITS)
                    .as(panel.get("title").toString())
                    .contains(((Map<?, ?>) fields.get("defaults")).get("unit").toString());
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void useOnlyVariablesThatTheyHave(Path file) {
        Set<String> known = new HashSet<>();
        DeployedFiles.each(
                dashboard(file).get("templating"),
                "label",
                variable -> known.add(variable.get("name").toString()));

        assertThat(VARIABLE.matcher(DeployedFiles.text(file)).results())
                .isNotEmpty()
                .allSatisfy(used -> assertThat(known).contains(used.group(1)));
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void layNoPanelOverAnother(Path file) {
        Set<String> taken = new HashSet<>();
        Set<Object> ids = new HashSet<>();
        for (Map<?, ?> panel : panels(file)) {
            assertThat(ids.add(panel.get("id"))).isTrue();
            Map<?, ?> place = (Map<?, ?>) panel.get("gridPos");
            int right = number(place, "x") + number(place, "w");
            assertThat(right).isLessThanOrEqualTo(WIDTH);
            for (int x = number(place, "x"); x < right; x++) {
                for (int y = number(place, "y"); y < number(place, "y") + number(place, "h"); y++) {
                    assertThat(taken.add(x + "/" + y)).as(panel.get("title").toString()).isTrue();
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dashboards")
    void nameRunBooksThatAreThere(Path file) {
        assertThat(RUNBOOK.matcher(DeployedFiles.text(file)).results())
                .allSatisfy(
                        named ->
                                assertThat(
                                                DeployedFiles.ROOT.resolve(
                                                        "docs/runbooks/" + named.group(1) + ".md"))
                                        .exists());
    }

    private static int number(Map<?, ?> place, String key) {
        return (Integer) place.get(key);
    }

    private static List<Map<?, ?>> panels(Path file) {
        List<Map<?, ?>> panels = new ArrayList<>();
        DeployedFiles.each(dashboard(file).get("panels"), "gridPos", panels::add);
        assertThat(panels).isNotEmpty();
        return panels;
    }

    private static Map<?, ?> dashboard(Path file) {
        return (Map<?, ?>) DeployedFiles.load(file);
    }
}
