package io.weir.ingest.decode;

import io.weir.schema.TrainPacket;

/** The TCP header (RFC 9293, 3.1). */
final class Tcp {

    private static final int PORTS = 4;
    private static final int HEADER = 20;

    private static final int END_OF_LIST = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;

    private Tcp() {}

    /** Ports make a flow; all else needs the whole fixed header. */
    static Layer header(Cursor c) {
        if (!c.has(PORTS)) {
            return c.stop(Reason.TCP_TRUNCATED, PORTS);
        }
        if (!c.has(HEADER)) {
            Transport.readPorts(c, HEADER);
            return Layer.PACKET;
        }
        int lengthFlagsWindow = c.i32(12);
        int headerLength = (lengthFlagsWindow >>> 28) * 4;
        if (headerLength < HEADER) { // nothing behind the ports can be trusted
            Transport.readPorts(c, HEADER);
            c.packet.fields.payloadBytes = 0;
            return Layer.PACKET;
        }
        Transport.readPorts(c, headerLength);
        TrainPacket fields = c.packet.fields;
        fields.tcp = true;
        fields.seq = c.i32(4);
        fields.ack = c.i32(8);
        fields.tcpFlags = lengthFlagsWindow >>> 16 & 0xFF;
        fields.window = lengthFlagsWindow & 0xFFFF;
        fields.mss = -1;
        fields.windowScale = -1;
        fields.sackPermitted = false;
        if (headerLength > HEADER) {
            readOptions(c, headerLength, fields);
        }
        return Layer.PACKET;
    }

    /** As far as captured; a list that makes no sense ends there. */
    private static void readOptions(Cursor c, int headerLength, TrainPacket fields) {
        int end = c.has(headerLength) ? headerLength : c.limit - c.position;
        int at = HEADER;
        while (at < end) {
            int kind = c.u8(at);
            if (kind == END_OF_LIST) {
                return;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            int length = at + 1 < end ? c.u8(at + 1) : 0;
            if (length < 2 || at + length > end) {
                return;
            }
            readOption(c, at, kind, length, fields);
            at += length;
        }
    }

    private static void readOption(Cursor c, int at, int kind, int length, TrainPacket fields) {
        if (kind == MAXIMUM_SEGMENT_SIZE && length == 4) {
            fields.mss = c.u16(at + 2);
        } else if (kind == WINDOW_SCALE && length == 3) {
            fields.windowScale = c.u8(at + 2);
        } else if (kind == SACK_PERMITTED && length == 2) {
            fields.sackPermitted = true;
        }
    }
}
