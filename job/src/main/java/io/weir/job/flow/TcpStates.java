package io.weir.job.flow;

import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/**
 * How a segment moves the state of its sender, and now and then that of the other end: the ground
 * on which {@link ConnState} stands. Sequence numbers are not checked, as in Zeek.
 */
final class TcpStates {

    private TcpStates() {}

    static void advance(TcpEndpoint from, TcpEndpoint to, boolean client, TrainPacket packet) {
        switch (from.state) {
            case INACTIVE -> fromInactive(from, to, client, packet);
            case SYN_SENT, SYN_ACK_SENT -> fromOpening(from, packet);
            case ESTABLISHED, PARTIAL -> fromOpen(from, to, packet);
            case CLOSED -> fromClosed(from, to, packet);
            case RESET -> {}
        }
    }

    private static void fromInactive(
            TcpEndpoint from, TcpEndpoint to, boolean client, TrainPacket packet) {
        if (packet.hasFlag(TcpFlags.SYN)) {
            if (client) {
                clientOpens(from, to, packet);
            } else {
                serverOpens(from, to);
            }
        }
        if (packet.hasFlag(TcpFlags.FIN)) {
            from.enter(EndpointState.CLOSED);
        }
        if (packet.hasFlag(TcpFlags.RST)) {
            from.enter(EndpointState.RESET);
        }
        if (from.state == EndpointState.INACTIVE) {
            joinsWithoutSyn(from, to, client, packet);
        }
    }

    private static void clientOpens(TcpEndpoint from, TcpEndpoint to, TrainPacket packet) {
        if (to.state == EndpointState.ESTABLISHED) {
            // The SYN-ACK overtook the SYN on its way to the capture.
            from.enter(EndpointState.ESTABLISHED);
        } else if (packet.hasFlag(TcpFlags.ACK)) {
            from.enter(EndpointState.SYN_ACK_SENT);
        } else {
            from.enter(EndpointState.SYN_SENT);
        }
    }

    private static void serverOpens(TcpEndpoint from, TcpEndpoint to) {
        if (to.state == EndpointState.SYN_SENT) {
            to.enter(EndpointState.ESTABLISHED);
        }
        from.enter(EndpointState.ESTABLISHED);
    }

    private static void joinsWithoutSyn(
            TcpEndpoint from, TcpEndpoint to, boolean client, TrainPacket packet) {
        boolean pure = packet.payloadBytes <= 0;
        if (!client && pure && to.state == EndpointState.SYN_SENT) {
            // Some servers acknowledge a SYN before they answer it.
            return;
        }
        boolean answers = packet.hasFlag(TcpFlags.ACK) && to.state == EndpointState.ESTABLISHED;
        from.enter(answers ? EndpointState.ESTABLISHED : EndpointState.PARTIAL);
    }

    private static void fromOpening(TcpEndpoint from, TrainPacket packet) {
        if (packet.hasFlag(TcpFlags.FIN)) {
            from.enter(EndpointState.CLOSED);
        }
        if (packet.hasFlag(TcpFlags.RST)) {
            from.enter(EndpointState.RESET);
        }
    }

    private static void fromOpen(TcpEndpoint from, TcpEndpoint to, TrainPacket packet) {
        boolean rst = packet.hasFlag(TcpFlags.RST);
        if (packet.hasFlag(TcpFlags.SYN)
                && !packet.hasFlag(TcpFlags.ACK)
                && from.state == EndpointState.PARTIAL
                && to.state == EndpointState.INACTIVE) {
            from.enter(EndpointState.SYN_SENT);
        }
        if (packet.hasFlag(TcpFlags.FIN) && !rst) {
            from.enter(EndpointState.CLOSED);
            if (to.state == EndpointState.RESET && to.previousState == EndpointState.CLOSED) {
                // The other end's RST came after its FIN: this is a normal end after all.
                to.enter(EndpointState.CLOSED);
            }
        }
        if (rst) {
            from.enter(EndpointState.RESET);
        }
    }

    private static void fromClosed(TcpEndpoint from, TcpEndpoint to, TrainPacket packet) {
        if (packet.hasFlag(TcpFlags.RST) && to.state != EndpointState.CLOSED) {
            from.enter(EndpointState.RESET);
        }
    }
}
