package io.weir.job.flow;

import io.weir.schema.TcpFlags;
import io.weir.schema.TrainPacket;

/**
 * Who is the client. The sender of the first SYN; else, seen from the first packet: the receiver of
 * a SYN-ACK, the only local end, the sender.
 */
final class Roles {

    private Roles() {}

    static RoleBasis basisAt(TrainPacket first, boolean aLocal, boolean bLocal) {
        if (first.tcp && first.hasFlag(TcpFlags.SYN)) {
            return RoleBasis.SYN;
        }
        return aLocal != bLocal ? RoleBasis.LOCAL_NETWORK : RoleBasis.FIRST_PACKET;
    }

    static boolean clientIsA(RoleBasis basis, TrainPacket first, boolean aLocal) {
        return switch (basis) {
            case SYN -> first.fromA != first.hasFlag(TcpFlags.ACK);
            case LOCAL_NETWORK -> aLocal;
            case FIRST_PACKET -> first.fromA;
        };
    }

    /** The first SYN without ACK decides, however late it comes. */
    static void learn(FlowEntry entry, TcpConnection tcp, TrainPacket packet) {
        if (tcp.synSeen || (packet.tcpFlags & (TcpFlags.SYN | TcpFlags.ACK)) != TcpFlags.SYN) {
            return;
        }
        entry.roleBasis = RoleBasis.SYN;
        if (entry.clientIsA != packet.fromA) {
            entry.flipRoles();
        }
    }
}
