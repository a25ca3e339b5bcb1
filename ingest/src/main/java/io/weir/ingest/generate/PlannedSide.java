package io.weir.ingest.generate;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.TcpFlags;

/** What one end of a flow sent, as far as the tap saw it. */
final class PlannedSide {

    private long packets;
    private long wireBytes;
    private long ipBytes;
    private long payloadBytes;
    private long payloadPackets;
    private long firstUs = Long.MAX_VALUE;
    private long lastUs = Long.MIN_VALUE;
    private long firstPayloadUs;
    private long lastPayloadUs;
    private long pureAcks;

    /** Packets with each flag, by bit number. */
    private final int[] flagged = new int[8];

    void count(PlannedPacket packet, int wire, int ip) {
        packets++;
        wireBytes += wire;
        ipBytes += ip;
        firstUs = Math.min(firstUs, packet.timeUs);
        lastUs = packet.timeUs;
        if (packet.payloadBytes() > 0) {
            firstPayloadUs = payloadPackets == 0 ? packet.timeUs : firstPayloadUs;
            lastPayloadUs = packet.timeUs;
            payloadPackets++;
            payloadBytes += packet.payloadBytes();
        }
        countFlags(packet.flags(), packet.payloadBytes());
    }

    private void countFlags(int flags, int payload) {
        for (int bit = 0; bit < 8; bit++) {
            flagged[bit] += flags >> bit & 1;
        }
        int others = TcpFlags.SYN | TcpFlags.FIN | TcpFlags.RST;
        if ((flags & TcpFlags.ACK) != 0 && (flags & others) == 0 && payload == 0) {
            pureAcks++;
        }
    }

    long packets() {
        return packets;
    }

    long fins() {
        return with(TcpFlags.FIN);
    }

    long syns() {
        return with(TcpFlags.SYN);
    }

    long rsts() {
        return with(TcpFlags.RST);
    }

    long payloadBytes() {
        return payloadBytes;
    }

    long firstUs() {
        return firstUs;
    }

    long lastUs() {
        return lastUs;
    }

    private long with(int flag) {
        return flagged[Integer.numberOfTrailingZeros(flag)];
    }

    /**
     * @param packetsField the side's first column, CLIENT_PACKETS or SERVER_PACKETS; the others
     *     follow it in the record
     */
    void fill(FlowRecord truth, FlowField packetsField, int ttl) {
        FlowField[] columns = FlowField.values();
        int at = packetsField.ordinal();
        long[] counters = {packets, wireBytes, ipBytes, payloadBytes, payloadPackets};
        for (long counter : counters) {
            truth.set(columns[at++], counter);
        }
        if (packets > 0) {
            truth.set(columns[at], firstUs);
            truth.set(columns[at + 1], lastUs);
        }
        if (payloadPackets > 0) {
            truth.set(columns[at + 2], firstPayloadUs);
            truth.set(columns[at + 3], lastPayloadUs);
        }
        at += 4;
        for (int flag : FLAG_COLUMNS) {
            truth.set(columns[at++], with(flag));
        }
        truth.set(columns[at++], pureAcks);
        if (packets > 0) {
            truth.set(columns[at], ttl);
            truth.set(columns[at + 1], ttl);
        }
    }

    /** In the order of the record's columns. */
    private static final int[] FLAG_COLUMNS = {
        TcpFlags.SYN, TcpFlags.ACK, TcpFlags.FIN, TcpFlags.RST,
        TcpFlags.PSH, TcpFlags.URG, TcpFlags.ECE, TcpFlags.CWR
    };
}
