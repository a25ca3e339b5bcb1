package io.weir.job.flow;

import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/** Whether a SYN begins a new flow between ends that have one already. */
final class PortReuse {

    private PortReuse() {}

    /** True when the packet ends the flow and opens the next one of its key. */
    static boolean endsFlow(FlowEntry entry, TcpConnection tcp, TrainPacket packet) {
        if ((packet.tcpFlags & (TcpFlags.SYN | TcpFlags.ACK)) != TcpFlags.SYN || !packet.tcp) {
            return false;
        }
        TcpEndpoint sender = tcp.end(packet.fromA);
        if (sender.sentSyn && packet.seq != sender.synSeq) {
            return true;
        }
        boolean sentBefore = (packet.fromA ? entry.a : entry.b).packets > 0;
        if (sentBefore && !sender.sentSyn && !precedes(packet, sender)) {
            return true;
        }
        boolean fromServer = packet.fromA != entry.clientIsA;
        return fromServer && (tcp.established || entry.closeReason() != null);
    }

    /** The SYN stands right before the first octet seen: it was late, nothing more. */
    private static boolean precedes(TrainPacket syn, TcpEndpoint sender) {
        return sender.sentSegment && syn.seq + 1 == sender.lowestSeq;
    }
}
