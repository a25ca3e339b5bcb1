package io.weir.schema;

import java.util.ArrayList;
import java.util.List;

/** The values of a {@link TrainPacket}, to keep and to compare. */
record PacketValues(
        long ruleTimeUs,
        long captureTimeUs,
        boolean fromA,
        boolean laterFragment,
        long wireBytes,
        long ipBytes,
        long payloadBytes,
        int ttl,
        TcpValues tcp) {

    /** The TCP part; {@link #NONE} for a packet without one. */
    record TcpValues(
            int flags, int seq, int ack, int window, int mss, int windowScale, boolean sack) {
        static final TcpValues NONE = new TcpValues(0, 0, 0, 0, -1, -1, false);
    }

    static PacketValues of(TrainPacket p) {
        TcpValues tcp =
                p.tcp
                        ? new TcpValues(
                                p.tcpFlags,
                                p.seq,
                                p.ack,
                                p.window,
                                p.mss,
                                p.windowScale,
                                p.sackPermitted)
                        : TcpValues.NONE;
        return new PacketValues(
                p.ruleTimeUs,
                p.captureTimeUs,
                p.fromA,
                p.laterFragment,
                p.wireBytes,
                p.ipBytes,
                p.payloadBytes,
                p.ttl,
                tcp);
    }

    TrainPacket toPacket() {
        TrainPacket p = new TrainPacket();
        p.ruleTimeUs = ruleTimeUs;
        p.captureTimeUs = captureTimeUs;
        p.fromA = fromA;
        p.laterFragment = laterFragment;
        p.wireBytes = wireBytes;
        p.ipBytes = ipBytes;
        p.payloadBytes = payloadBytes;
        p.ttl = ttl;
        p.tcp = tcp != TcpValues.NONE;
        p.tcpFlags = tcp.flags;
        p.seq = tcp.seq;
        p.ack = tcp.ack;
        p.window = tcp.window;
        p.mss = tcp.mss;
        p.windowScale = tcp.windowScale;
        p.sackPermitted = tcp.sack;
        return p;
    }

    static List<PacketValues> readAll(TrainReader reader) {
        List<PacketValues> packets = new ArrayList<>();
        while (reader.next()) {
            packets.add(of(reader.packet()));
        }
        return packets;
    }
}
