package io.weir.ingest.decode;

import java.util.Arrays;

/**
 * ICMP (RFC 792) and ICMPv6 (RFC 4443): type and code stand in the ports as Community ID v1 puts
 * them, so that a request and its answer are the two directions of one flow. Headers quoted in
 * errors are payload.
 */
final class Icmp {

    private static final int TYPE_AND_CODE = 2;
    private static final int HEADER = 8;
    private static final byte ONE_WAY = -1;

    /** The type that answers a type, or that it answers. */
    private static final byte[] COUNTERPART_V4 = counterparts(8, 0, 13, 14, 15, 16, 10, 9, 17, 18);

    private static final byte[] COUNTERPART_V6 =
            counterparts(128, 129, 133, 134, 135, 136, 130, 131, 139, 140, 144, 145);

    private Icmp() {}

    static Layer v4(Cursor c) {
        return header(c, COUNTERPART_V4);
    }

    static Layer v6(Cursor c) {
        return header(c, COUNTERPART_V6);
    }

    private static Layer header(Cursor c, byte[] counterparts) {
        if (!c.has(TYPE_AND_CODE)) {
            return c.stop(Reason.ICMP_TRUNCATED, TYPE_AND_CODE);
        }
        int type = c.u8(0);
        byte counterpart = counterparts[type];
        Packet packet = c.packet;
        c.withoutPayload = HEADER;
        packet.sourcePort = type;
        packet.destinationPort = counterpart == ONE_WAY ? c.u8(1) : counterpart & 0xFF;
        packet.fields.payloadBytes = Math.max(0, c.rest() - HEADER);
        return Layer.PACKET;
    }

    private static byte[] counterparts(int... pairs) {
        byte[] table = new byte[256];
        Arrays.fill(table, ONE_WAY);
        for (int i = 0; i < pairs.length; i += 2) {
            table[pairs[i]] = (byte) pairs[i + 1];
            table[pairs[i + 1]] = (byte) pairs[i];
        }
        return table;
    }
}
