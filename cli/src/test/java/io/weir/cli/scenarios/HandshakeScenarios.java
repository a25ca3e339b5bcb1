package io.weir.cli.scenarios;

import io.weir.ingest.generate.TcpDialogue;
import java.time.Duration;
import java.util.List;

/** How TCP conversations begin. */
final class HandshakeScenarios {

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "request-and-response",
                            "a whole conversation without trouble",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(100);
                                tcp.server().ack().data(1400).data(600);
                                tcp.client().ack().fin();
                                tcp.server().fin();
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "syn-retransmitted",
                            "the SYN is lost behind the tap and comes again: one flow",
                            capture -> {
                                var tcp = capture.tcp().loseAfterTap(1);
                                tcp.client().syn();
                                tcp.pause(Duration.ofSeconds(1)).handshake();
                                finish(tcp);
                            }),
                    new Scenario(
                            "synack-retransmitted",
                            "the SYN-ACK is lost behind the tap and comes again: one flow",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.loseAfterTap(1).server().synAck();
                                tcp.pause(Duration.ofSeconds(1)).server().synAck();
                                tcp.client().ack();
                                finish(tcp);
                            }),
                    new Scenario(
                            "handshake-reordered",
                            "the SYN-ACK passes the tap before the SYN: the client stays the client",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.pause(Duration.ofMillis(-15)).server().synAck();
                                tcp.client().ack();
                                finish(tcp);
                            }),
                    new Scenario(
                            "syn-missed",
                            "the tap misses the SYN: the receiver of the SYN-ACK is the client",
                            capture -> finish(capture.tcp().miss(1).handshake())),
                    new Scenario(
                            "synack-missed",
                            "the tap misses the SYN-ACK",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.miss(1).server().synAck();
                                tcp.client().ack();
                                finish(tcp);
                            }),
                    new Scenario(
                            "syn-without-answer",
                            "three SYNs and nothing else",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.pause(Duration.ofSeconds(1)).client().syn();
                                tcp.pause(Duration.ofSeconds(2)).client().syn();
                            }),
                    new Scenario(
                            "refused",
                            "a closed port answers the SYN with a reset",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.server().from(0, 0).rst();
                            }),
                    new Scenario(
                            "rst-after-syn",
                            "the client aborts its own attempt",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn().bareRst();
                            }),
                    new Scenario(
                            "half-open-scan",
                            "a scanner resets after the SYN-ACK",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.server().synAck();
                                tcp.client().bareRst();
                            }),
                    new Scenario(
                            "simultaneous-open",
                            "both ends send a SYN and answer the other's: one flow",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.server().syn();
                                tcp.client().synAck();
                                tcp.server().synAck();
                                finish(tcp);
                            }),
                    new Scenario(
                            "mid-stream",
                            "no handshake: the local end is the client although the server spoke first",
                            capture -> {
                                var tcp = capture.tcp().established();
                                tcp.server().data(500);
                                tcp.client().ack().data(50);
                                tcp.server().ack();
                            }),
                    new Scenario(
                            "lan-to-lan",
                            "no handshake between two local ends: the first to speak is the client",
                            capture -> {
                                var tcp =
                                        capture.tcp(
                                                        ScenarioCapture.CLIENT,
                                                        ScenarioCapture.LOCAL_SERVER,
                                                        -1)
                                                .established();
                                tcp.server().data(500);
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "one-sided",
                            "only the client's packets pass the tap",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().syn();
                                tcp.miss(1).server().synAck();
                                tcp.client().ack().data(100);
                                tcp.miss(1).server().data(1000);
                                tcp.client().ack().fin();
                                tcp.miss(1).server().fin();
                                tcp.client().ack();
                            }));

    private HandshakeScenarios() {}

    private static void finish(TcpDialogue tcp) {
        tcp.client().data(100);
        tcp.server().data(300);
        tcp.client().fin();
        tcp.server().fin();
        tcp.client().ack();
    }
}
