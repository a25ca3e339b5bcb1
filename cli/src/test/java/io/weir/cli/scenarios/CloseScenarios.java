package io.weir.cli.scenarios;

import java.time.Duration;
import java.util.List;

/** How TCP conversations end. */
final class CloseScenarios {

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "fin-with-data",
                            "the FIN rides on the last data",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().finWithData(100);
                                tcp.server().finWithData(200);
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "fin-retransmitted",
                            "the server's FIN is lost behind the tap and comes again: one flow",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10).fin();
                                tcp.loseAfterTap(1).server().fin();
                                tcp.pause(Duration.ofSeconds(2)).server().finAgain();
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "rst-after-fin",
                            "both ends have closed when a reset comes: the reason stays FIN",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10).fin();
                                tcp.server().fin();
                                tcp.client().bareRst();
                            }),
                    new Scenario(
                            "rst-meets-fin",
                            "one end closes and resets what still comes: the reason is RST",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10).fin();
                                tcp.server().data(500);
                                tcp.client().bareRst();
                            }),
                    new Scenario(
                            "aborted-by-client",
                            "the client resets an established connection",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10);
                                tcp.server().data(500);
                                tcp.client().rst();
                            }),
                    new Scenario(
                            "aborted-by-server",
                            "the server resets an established connection",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10);
                                tcp.server().rst();
                            }),
                    new Scenario(
                            "no-fin",
                            "the capture ends before the connection does",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(10);
                                tcp.server().data(500);
                            }),
                    new Scenario(
                            "half-close",
                            "the client closes, the server goes on for two minutes: one flow",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(100).fin();
                                tcp.server().ack().data(1000);
                                tcp.client().ack();
                                tcp.pause(Duration.ofMinutes(2)).server().data(1000).fin();
                                tcp.client().ack();
                            }),
                    new Scenario(
                            "half-close-for-ever",
                            "the client closes, the server never does",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().data(100).fin();
                                tcp.server().ack();
                            }),
                    new Scenario(
                            "packet-after-linger",
                            "a packet later than 5 s after the close opens a flow of its own",
                            capture -> {
                                var tcp = capture.tcp().handshake();
                                tcp.client().fin();
                                tcp.server().fin();
                                tcp.client().ack();
                                tcp.pause(Duration.ofSeconds(5)).server().ack();
                            }));

    private CloseScenarios() {}
}
