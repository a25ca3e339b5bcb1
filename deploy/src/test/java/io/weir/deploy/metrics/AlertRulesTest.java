package io.weir.deploy.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The alert rules, and the tests of them that promtool runs. */
class AlertRulesTest {

    /** Where .ci/run lays it, out of Debian's package. */
    private static final Path LAID =
            DeployedFiles.ROOT.resolve("deploy/target/promtool/usr/bin/promtool");

    @Test
    void areTwelveAtLeastAndSayWhatToDo() {
        assertThat(DeployedFiles.rules())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(
                        rule -> {
                            Map<?, ?> labels = (Map<?, ?>) rule.get("labels");
                            assertThat(labels.get("severity")).isIn("critical", "warning");
                            Map<?, ?> notes = (Map<?, ?>) rule.get("annotations");
                            assertThat(notes.keySet())
                                    .isEqualTo(Set.of("summary", "description", "runbook_url"));
                            String page = runbook(rule);
                            assertThat(DeployedFiles.text(DeployedFiles.ROOT.resolve(page)))
                                    .startsWith("# ")
                                    .contains(rule.get("alert").toString())
                                    .contains("## What it means")
                                    .contains("## How to check")
                                    .contains("## How to fix");
                        });
    }

    @Test
    void haveAPageEachAndThePageOfMetricsNamesThem() throws Exception {
        Set<String> pages =
                DeployedFiles.rules().stream()
                        .map(AlertRulesTest::runbook)
                        .collect(Collectors.toSet());
        String metrics = DeployedFiles.text(DeployedFiles.ROOT.resolve("docs/metrics.md"));

        try (Stream<Path> files = Files.list(DeployedFiles.ROOT.resolve("docs/runbooks"))) {
            assertThat(files.map(file -> "docs/runbooks/" + file.getFileName()))
                    .containsExactlyInAnyOrderElementsOf(pages);
        }
        assertThat(pages)
                .allSatisfy(page -> assertThat(metrics).contains(page.replace("docs/", "](")));
    }

    private static String runbook(Map<?, ?> rule) {
        return ((Map<?, ?>) rule.get("annotations")).get("runbook_url").toString();
    }

    @Test
    void areEachShownToFireAndToStaySilent() {
        Set<String> fired = new TreeSet<>();
        Set<String> silent = new TreeSet<>();
        DeployedFiles.each(
                DeployedFiles.load(DeployedFiles.TESTS),
                "alertname",
                test -> {
                    if (test.containsKey("eval_time")) {
                        (test.containsKey("exp_alerts") ? fired : silent)
                                .add(test.get("alertname").toString());
                    }
                });

        Set<String> rules =
                DeployedFiles.rules().stream()
                        .map(rule -> rule.get("alert").toString())
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(fired).isEqualTo(rules);
        assertThat(silent).isEqualTo(rules);
    }

    @Test
    void areSoundForPromtool() throws Exception {
        promtool("check", "rules", DeployedFiles.ALERTS.toString());
        promtool("check", "config", DeployedFiles.SCRAPES.toString());
    }

    @Test
    void fireWhenAPromiseIsBrokenAndOnlyThen() throws Exception {
        promtool("test", "rules", DeployedFiles.TESTS.toString());
    }

    private static void promtool(String... words) throws Exception {
        String program = Files.isExecutable(LAID) ? LAID.toAbsolutePath().toString() : onPath();
        assumeTrue(
                program != null,
                "promtool is missing, so the alert rules go untested: .ci/run lays it below target/");
        Process promtool =
                new ProcessBuilder(Stream.concat(Stream.of(program), Stream.of(words)).toList())
                        .redirectErrorStream(true)
                        .start();
        String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(promtool.waitFor()).as(said).isZero();
    }

    private static String onPath() {
        return List.of(System.getenv("PATH").split(":")).stream()
                .map(folder -> Path.of(folder, "promtool"))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst()
                .orElse(null);
    }
}
