package io.weir.schema;

/**
 * What the packets of one sender in a train are coded against; the same on both ends of the codec.
 */
final class TrainSide {

    private static final int FROM_B = 1;
    private static final int LATER_FRAGMENT = 2;

    int ttl;
    int expectedSeq;
    int ack;
    int window;

    void clear() {
        ttl = 0;
        expectedSeq = 0;
        ack = 0;
        window = 0;
    }

    /** Takes over a TCP packet as the one before the next. */
    void took(TrainPacket packet) {
        int controls =
                (packet.hasFlag(TcpFlags.SYN) ? 1 : 0) + (packet.hasFlag(TcpFlags.FIN) ? 1 : 0);
        expectedSeq = packet.seq + (int) packet.payloadBytes + controls;
        ack = packet.ack;
        window = packet.window;
    }

    static int kind(TrainPacket packet) {
        return (packet.fromA ? 0 : FROM_B) | (packet.laterFragment ? LATER_FRAGMENT : 0);
    }

    static void setKind(TrainPacket packet, int kind) {
        packet.fromA = (kind & FROM_B) == 0;
        packet.laterFragment = (kind & LATER_FRAGMENT) != 0;
    }
}
