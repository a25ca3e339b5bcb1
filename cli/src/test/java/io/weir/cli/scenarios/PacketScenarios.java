package io.weir.cli.scenarios;

import io.weir.ingest.generate.Address;
import io.weir.ingest.generate.FrameBuilder;
import io.weir.ingest.generate.Protocol;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** Troubles of single packets and frames. */
final class PacketScenarios {

    private static final byte[] DATAGRAM = datagram(3000);

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "vlan",
                            "tagged frames: the identifier is reported",
                            capture ->
                                    capture.tcp(ScenarioCapture.CLIENT, ScenarioCapture.SERVER, 7)
                                            .handshake()
                                            .client()
                                            .data(100)),
                    new Scenario(
                            "vlan-differs-by-direction",
                            "one direction tagged, the other not: one flow",
                            capture -> {
                                capture.ask(0, 100);
                                capture.frame(
                                        Duration.ofMillis(5), frame -> answer(frame.vlan(7), 200));
                            }),
                    new Scenario(
                            "padding",
                            "short frames are padded to 60 octets: padding is no payload",
                            capture -> {
                                capture.ask(0, 1).answer(5000, 0);
                                capture.tcp().handshake();
                            }),
                    new Scenario(
                            "snaplen-cut",
                            "frames cut to 64 octets are counted whole",
                            capture -> {
                                var tcp = capture.snaplen(64).tcp().handshake();
                                tcp.client().data(1000);
                                tcp.server().data(1400);
                                capture.ask(0, 900);
                            }),
                    new Scenario(
                            "fragments",
                            "a datagram in three fragments and its answer: one flow",
                            capture -> {
                                fragment(capture, 0, 0, 1480, true);
                                fragment(capture, 1, 1480, 2960, true);
                                fragment(capture, 2, 2960, 3008, false);
                                capture.answer(1000, 100);
                            }),
                    new Scenario(
                            "fragments-without-first",
                            "the first fragment is missing: a flow without ports",
                            capture -> {
                                fragment(capture, 0, 1480, 2960, true);
                                fragment(capture, 1, 2960, 3008, false);
                            }),
                    new Scenario(
                            "fragments-reordered",
                            "a later fragment passes the tap before the first: it has no ports",
                            capture -> {
                                fragment(capture, 0, 2960, 3008, false);
                                fragment(capture, 1, 0, 1480, true);
                                fragment(capture, 2, 1480, 2960, true);
                            }),
                    new Scenario(
                            "echo",
                            "ICMP echo: the types stand in the ports",
                            capture -> {
                                capture.frame(
                                        Duration.ZERO,
                                        frame ->
                                                frame.ipv4(client(), server(), 64, 1)
                                                        .icmp(8, 0, 1)
                                                        .filler(0, 56));
                                capture.frame(
                                        Duration.ofMillis(9),
                                        frame ->
                                                frame.ipv4(server(), client(), 57, 1)
                                                        .icmp(0, 0, 1)
                                                        .filler(0, 56));
                            }),
                    new Scenario(
                            "port-unreachable",
                            "an ICMP error quotes a UDP header: a flow of its own",
                            capture -> {
                                capture.ask(0, 100);
                                capture.frame(
                                        Duration.ofMillis(9),
                                        frame ->
                                                answer(
                                                        frame.ipv4(server(), client(), 57, 1)
                                                                .icmp(3, 3, 0),
                                                        20));
                            }),
                    new Scenario(
                            "not-ip",
                            "an ARP frame between two UDP packets is in no flow",
                            capture -> {
                                capture.ask(0, 10);
                                capture.frame(
                                        Duration.ofMillis(1),
                                        frame -> frame.other(0x0806).payload(new byte[28]));
                                capture.answer(2000, 10);
                            }));

    private PacketScenarios() {}

    private static Address client() {
        return ScenarioCapture.CLIENT.address();
    }

    private static Address server() {
        return ScenarioCapture.SERVER.address();
    }

    private static FrameBuilder answer(FrameBuilder frame, int payload) {
        return frame.ipv4(server(), client(), 64, 1)
                .udp(ScenarioCapture.SERVER.port(), ScenarioCapture.CLIENT.port())
                .filler(0, payload);
    }

    private static void fragment(
            ScenarioCapture capture, int afterMs, int from, int to, boolean more) {
        capture.frame(
                Duration.ofMillis(afterMs),
                frame ->
                        frame.ipv4(client(), server(), 64, 4711, from, more)
                                .other(Protocol.UDP)
                                .payload(DATAGRAM, from, to - from));
    }

    /** A UDP datagram as it stands behind its IP header. */
    private static byte[] datagram(int payload) {
        FrameBuilder whole = new FrameBuilder().begin().ipv4(client(), server(), 64, 1);
        int from = whole.length();
        whole.udp(ScenarioCapture.CLIENT.port(), ScenarioCapture.SERVER.port())
                .filler(0, payload)
                .end();
        return Arrays.copyOfRange(whole.bytes(), from, whole.length());
    }
}
