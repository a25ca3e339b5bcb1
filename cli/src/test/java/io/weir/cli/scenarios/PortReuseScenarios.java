package io.weir.cli.scenarios;

import io.weir.ingest.generate.TcpDialogue;
import java.time.Duration;
import java.util.List;

/** The same ports again. */
final class PortReuseScenarios {

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "port-reuse-while-lingering",
                            "a new connection on the same ports 1 s after the close: two flows",
                            capture -> {
                                var tcp = capture.tcp();
                                whole(tcp);
                                whole(again(tcp, Duration.ofSeconds(1)));
                            }),
                    new Scenario(
                            "port-reuse-after-linger",
                            "a new connection on the same ports 10 s after the close: two flows",
                            capture -> {
                                var tcp = capture.tcp();
                                whole(tcp);
                                whole(again(tcp, Duration.ofSeconds(10)));
                            }),
                    new Scenario(
                            "port-reuse-after-rst",
                            "a new connection on the same ports right after a reset: two flows",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.server().rst();
                                whole(again(tcp, Duration.ofMillis(100)));
                            }),
                    new Scenario(
                            "port-reuse-unclosed",
                            "the client restarts and comes back from the same port: PORT_REUSE ends the first flow",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(100);
                                whole(again(tcp, Duration.ofMinutes(1)));
                            }),
                    new Scenario(
                            "port-reuse-after-mid-stream",
                            "a SYN from an end that has sent without one: two flows",
                            capture -> {
                                var tcp = capture.tcp().established();
                                tcp.client().data(100);
                                tcp.server().ack();
                                whole(again(tcp, Duration.ofSeconds(20)));
                            }),
                    new Scenario(
                            "port-reuse-of-unanswered-syn",
                            "two attempts with different sequence numbers: two flows",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                again(tcp, Duration.ofSeconds(3)).client().syn();
                            }));

    private PortReuseScenarios() {}

    private static TcpDialogue again(TcpDialogue tcp, Duration pause) {
        tcp.pause(pause);
        tcp.client().from(70_000, 0);
        tcp.server().from(90_000, 0);
        return tcp;
    }

    private static void whole(TcpDialogue tcp) {
        tcp.handshake();
        tcp.client().data(100);
        tcp.server().data(300);
        tcp.client().fin();
        tcp.server().fin();
        tcp.client().ack();
    }
}
