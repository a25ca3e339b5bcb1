package io.weir.cli.scenarios;

import io.weir.ingest.generate.TcpDialogue;
import java.time.Duration;
import java.util.List;

/** Silences at the limits and just beyond them. */
final class TimeoutScenarios {

    private static final Duration ONE_US = Duration.ofNanos(1000);
    private static final Duration UDP_IDLE = Duration.ofSeconds(30);
    private static final Duration SYN_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration TCP_IDLE = Duration.ofSeconds(300);
    private static final Duration LINGER = Duration.ofSeconds(5);

    static final List<Scenario> ALL =
            List.of(
                    new Scenario(
                            "udp-idle-at-the-limit",
                            "30 s of silence: the packet still joins",
                            capture -> capture.ask(0, 100).answer(micros(UDP_IDLE), 200)),
                    new Scenario(
                            "udp-idle-beyond-the-limit",
                            "30 s and 1 µs of silence: two flows",
                            capture -> capture.ask(0, 100).answer(micros(UDP_IDLE) + 1, 200)),
                    new Scenario(
                            "tcp-idle-at-the-limit",
                            "300 s of silence: the packet still joins",
                            capture -> talkAgain(capture.tcp(), TCP_IDLE)),
                    new Scenario(
                            "tcp-idle-beyond-the-limit",
                            "300 s and 1 µs of silence: the rest is a mid-stream flow",
                            capture -> talkAgain(capture.tcp(), TCP_IDLE.plus(ONE_US))),
                    new Scenario(
                            "syn-timeout-at-the-limit",
                            "the SYN again after 30 s: one flow",
                            capture -> synAgain(capture.tcp(), SYN_TIMEOUT)),
                    new Scenario(
                            "syn-timeout-beyond-the-limit",
                            "the SYN again after 30 s and 1 µs: two flows",
                            capture -> synAgain(capture.tcp(), SYN_TIMEOUT.plus(ONE_US))),
                    new Scenario(
                            "linger-at-the-limit",
                            "an ACK 5 s after the close still joins",
                            capture -> lateAck(capture.tcp(), LINGER)),
                    new Scenario(
                            "linger-beyond-the-limit",
                            "an ACK 5 s and 1 µs after the close opens a flow of its own",
                            capture -> lateAck(capture.tcp(), LINGER.plus(ONE_US))));

    private TimeoutScenarios() {}

    private static void talkAgain(TcpDialogue tcp, Duration silence) {
        tcp.step(ONE_US).handshake();
        tcp.client().data(100);
        tcp.step(Duration.ZERO).pause(silence).server().data(100);
    }

    private static void synAgain(TcpDialogue tcp, Duration silence) {
        tcp.step(Duration.ZERO).client().syn();
        tcp.pause(silence).client().syn();
    }

    private static void lateAck(TcpDialogue tcp, Duration silence) {
        tcp.step(ONE_US).handshake();
        tcp.client().fin();
        tcp.server().fin();
        tcp.step(Duration.ZERO).pause(silence).client().ack();
    }

    private static long micros(Duration duration) {
        return duration.toNanos() / 1000;
    }
}
