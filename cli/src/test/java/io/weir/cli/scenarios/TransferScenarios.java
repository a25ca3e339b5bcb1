package io.weir.cli.scenarios;

import java.time.Duration;
import java.util.List;

/** What happens to data on the way. */
final class TransferScenarios {

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "retransmission",
                            "data is lost behind the tap and seen twice: all of it is counted",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.loseAfterTap(1).client().data(1000);
                                tcp.pause(Duration.ofMillis(300)).client().dataAgain(1000, 1000);
                                tcp.server().ack();
                            }),
                    new Scenario(
                            "loss-before-the-tap",
                            "data is lost before the tap: the hole is filled later",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(1000);
                                tcp.lose(1).client().data(1000);
                                tcp.client().data(1000);
                                tcp.server().ack();
                                tcp.pause(Duration.ofMillis(300)).client().dataAgain(2000, 1000);
                            }),
                    new Scenario(
                            "missed-by-the-sensor",
                            "the sensor drops data that was received: a gap that never fills",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(1000);
                                tcp.miss(1).client().data(1000);
                                tcp.client().data(1000);
                                tcp.server().ack();
                            }),
                    new Scenario(
                            "sequence-wraps",
                            "sequence numbers pass 2^32",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().from(-500, 0);
                                tcp.server().from(-2, 0);
                                tcp.handshake();
                                tcp.client().data(400).data(400);
                                tcp.server().data(1000);
                                tcp.client().fin();
                                tcp.server().fin();
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "zero-window",
                            "the receiver closes its window and opens it again",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(1000);
                                tcp.server().zeroWindow();
                                tcp.pause(Duration.ofSeconds(2)).server().ack();
                                tcp.client().data(1000);
                            }),
                    new Scenario(
                            "syn-with-data",
                            "the first request rides on the SYN",
                            capture -> {
                                var tcp = capture.tcp();
                                tcp.client().synWithData(200);
                                tcp.server().synAck();
                                tcp.client().ack();
                                tcp.server().data(1000);
                            }),
                    new Scenario(
                            "keep-alive",
                            "probes keep a silent connection open beyond the idle timeout",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10);
                                tcp.server().ack();
                                for (int i = 0; i < 8; i++) {
                                    tcp.pause(Duration.ofSeconds(45)).client().keepAlive();
                                    tcp.server().ack();
                                }
                                tcp.client().data(10);
                            }),
                    new Scenario(
                            "ipv6",
                            "the same over IPv6",
                            capture -> {
                                var tcp =
                                        capture.tcp(
                                                        ScenarioCapture.CLIENT6,
                                                        ScenarioCapture.SERVER6,
                                                        -1)
                                                .handshake();
                                tcp.client().data(100);
                                tcp.server().data(2);
                                tcp.client().fin();
                                tcp.server().fin();
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "clock-steps-back",
                            "the capture's clock is put back by 3 s: no packet is late, times are reported as captured",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10);
                                tcp.pause(Duration.ofSeconds(4)).server().data(500);
                                tcp.client().ack();
                                capture.clockStepsBack(
                                        Duration.ofSeconds(4), Duration.ofSeconds(3));
                            }));

    private TransferScenarios() {}
}
