package io.weir.cli.scenarios;

import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Traffic with one trouble in it.
 *
 * @param name of its folder below {@code scenarios/}
 * @param note what happens, in one line, and what the flows have to show
 * @param script writes the traffic down
 */
record Scenario(String name, String note, Consumer<ScenarioCapture> script) {

    static Stream<Scenario> all() {
        return Stream.of(
                        HandshakeScenarios.ALL,
                        CloseScenarios.ALL,
                        TransferScenarios.ALL,
                        PortReuseScenarios.ALL,
                        TimeoutScenarios.ALL,
                        PacketScenarios.ALL)
                .flatMap(scenarios -> scenarios.stream());
    }

    ScenarioCapture capture() {
        ScenarioCapture capture = new ScenarioCapture();
        script.accept(capture);
        return capture;
    }

    @Override
    public String toString() {
        return name;
    }
}
