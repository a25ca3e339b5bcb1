package io.weir.cli.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.schema.FlowField;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each scenario gives the flows that are kept for it, by the pure rules alone and through the real
 * graph. {@code -Dgolden.update=true} keeps what the rules give now: review the difference.
 */
class ScenarioTest {

    private static final boolean UPDATE = Boolean.getBoolean("golden.update");

    private static final Set<FlowField> SET_BY_THE_RUN =
            EnumSet.of(FlowField.OBSERVATION_DOMAIN, FlowField.SENSORS, FlowField.CONFIG_ID);

    @TempDir Path folder;

    static Stream<Scenario> scenarios() {
        return Scenario.all();
    }

    @ParameterizedTest
    @MethodSource("scenarios")
    void givesTheFlowsThatAreKept(Scenario scenario) throws Exception {
        Path capture = folder.resolve("scenario.pcap");
        scenario.capture().write(capture);
        List<FlowLine> flows =
                PureFlows.of(capture, AnalyzedCaptures.DOMAIN, AnalyzedCaptures.LOCAL_NETWORKS);
        String found = GoldenFlows.text(scenario, flows, SET_BY_THE_RUN);
        if (UPDATE) {
            GoldenFlows.keep(scenario, found);
        }

        assertThat(found).isEqualTo(GoldenFlows.kept(scenario));
    }

    /** All at once, each a domain of its own, so that none may touch another. */
    @Test
    void givesTheSameThroughTheGraph() throws Exception {
        List<Path> captures = new ArrayList<>();
        for (Scenario scenario : scenarios().toList()) {
            Path capture = folder.resolve(scenario.name());
            scenario.capture().write(capture);
            captures.add(capture);
        }
        Map<String, List<FlowLine>> flows =
                AnalyzedCaptures.perFile(captures, 4, FlowLine::of).flows().stream()
                        .collect(
                                Collectors.groupingBy(
                                        flow -> flow.text(FlowField.OBSERVATION_DOMAIN)));

        for (Scenario scenario : scenarios().toList()) {
            String domain = folder.resolve(scenario.name()).toString();
            List<FlowLine> found = flows.getOrDefault(domain, List.of());
            assertThat(withoutConfig(scenario, found))
                    .isEqualTo(withoutConfig(scenario, pure(scenario, domain)));
        }
    }

    private List<FlowLine> pure(Scenario scenario, String domain) throws Exception {
        return PureFlows.of(
                folder.resolve(scenario.name()), domain, AnalyzedCaptures.LOCAL_NETWORKS);
    }

    private static String withoutConfig(Scenario scenario, List<FlowLine> flows) {
        return GoldenFlows.text(scenario, flows, EnumSet.of(FlowField.CONFIG_ID));
    }

    @Test
    void keepsNothingForScenariosThatAreNoMore() throws IOException {
        assertThat(GoldenFlows.names())
                .isEqualTo(scenarios().map(Scenario::name).sorted().toList());
    }
}
