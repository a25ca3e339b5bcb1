package io.weir.ingest.decode;

/** The header of GTP version 1 around user packets (3GPP TS 29.281, 5.1 and 5.2). */
final class GtpU {

    private static final int HEADER = 8;
    private static final int OPTIONAL = 4;
    private static final int VERSION_1_GTP = 0x30;
    private static final int VERSION_AND_TYPE = 0xF0;
    private static final int ANY_OPTIONAL = 0x07;
    private static final int HAS_EXTENSION = 0x04;
    private static final int USER_PACKET = 255;

    private GtpU() {}

    static Layer header(Cursor c) {
        if (!c.has(HEADER)) {
            return Layer.PACKET;
        }
        int flags = c.u8(0);
        boolean fits =
                (flags & VERSION_AND_TYPE) == VERSION_1_GTP
                        && c.u8(1) == USER_PACKET
                        && HEADER + c.u16(2) <= c.rest();
        if (!fits) {
            return Layer.PACKET;
        }
        int length = HEADER;
        if ((flags & ANY_OPTIONAL) != 0) {
            length += OPTIONAL;
            if ((flags & HAS_EXTENSION) != 0) {
                length = behindExtensions(c, length);
            }
        }
        return UdpTunnels.ipIn(c, Tunnel.GTP_U, length);
    }

    /** Each extension says its length in four octets and, in its last one, what follows. */
    private static int behindExtensions(Cursor c, int at) {
        int end = at;
        while (c.has(end) && c.u8(end - 1) != 0) {
            int octets = c.has(end + 1) ? c.u8(end) * 4 : 0;
            if (octets == 0) {
                return Short.MAX_VALUE;
            }
            end += octets;
        }
        return end;
    }
}
