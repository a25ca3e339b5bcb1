package io.weir.ingest.decode;

/** L2TP data messages on UDP: version 2 (RFC 2661, 3.1) with PPP, version 3 (RFC 3931, 4.1.2). */
final class L2tp {

    private static final int CONTROL = 0x8000;
    private static final int LENGTH = 0x4000;
    private static final int SEQUENCE = 0x0800;
    private static final int OFFSET = 0x0200;
    private static final int RESERVED_V2 = 0x34F0;
    private static final int VERSION = 0x000F;
    private static final int VERSION_3_DATA = 0x0003;
    private static final int SHORTEST = 6;
    private static final int V3_HEADER = 8;
    private static final int MOST_BEFORE_A_FRAME = 12;

    private static final int PPP_ADDRESS_CONTROL = 0xFF03;
    private static final int PPP_IPV4 = 0x0021;
    private static final int PPP_IPV6 = 0x0057;

    private L2tp() {}

    static Layer header(Cursor c) {
        if (!c.has(V3_HEADER)) {
            return Layer.PACKET;
        }
        int flags = c.u16(0);
        if (flags == VERSION_3_DATA) {
            return behindSession(c, V3_HEADER);
        }
        boolean data = (flags & (CONTROL | RESERVED_V2)) == 0 && (flags & VERSION) == 2;
        return data ? version2(c, flags) : Layer.PACKET;
    }

    private static Layer version2(Cursor c, int flags) {
        int length = SHORTEST;
        if ((flags & LENGTH) != 0) {
            if (c.u16(2) != c.rest()) {
                return Layer.PACKET;
            }
            length += 2;
        }
        if ((flags & SEQUENCE) != 0) {
            length += 4;
        }
        if ((flags & OFFSET) != 0) {
            if (!c.has(length + 2)) {
                return Layer.PACKET;
            }
            length += 2 + c.u16(length);
        }
        return pppWithIpAt(c, length) ? c.enter(Tunnel.L2TP, length, Layer.PPP) : Layer.PACKET;
    }

    private static boolean pppWithIpAt(Cursor c, int at) {
        int protocolAt = c.has(at + 2) && c.u16(at) == PPP_ADDRESS_CONTROL ? at + 2 : at;
        if (!c.has(protocolAt + 2)) {
            return false;
        }
        int protocol = c.u16(protocolAt);
        return (protocol == PPP_IPV4 || protocol == PPP_IPV6) && InnerIp.at(c, protocolAt + 2);
    }

    /**
     * What follows a session id was agreed upon out of sight: a cookie of 0, 4 or 8 octets, a
     * sublayer of 0 or 4, then mostly Ethernet, which has to fit.
     */
    static Layer behindSession(Cursor c, int at) {
        for (int before = 0; before <= MOST_BEFORE_A_FRAME; before += 4) {
            if (InnerIp.inEthernetAt(c, at + before)) {
                return c.enter(Tunnel.L2TP, at + before, Layer.ETHERNET);
            }
        }
        return Layer.PACKET;
    }
}
