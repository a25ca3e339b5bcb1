package io.weir.ingest.decode;

/** Packets and frames that are the payload of IP itself, by protocol number. */
final class IpTunnels {

    private static final int ETHER_IP_HEADER = 2;
    private static final int ETHER_IP_VERSION_3 = 0x3000;
    private static final int SESSION_ID = 4;

    private IpTunnels() {}

    static Layer ip(Cursor c) {
        boolean on4 = c.packet.ipVersion == 4;
        if (!c.has(1)) {
            return Layer.PACKET;
        }
        return switch (c.u8(0) >>> 4) {
            case 4 -> c.enter(on4 ? Tunnel.IPIP : Tunnel.FOUR_IN_6, 0, Layer.IPV4);
            case 6 -> c.enter(on4 ? Tunnel.SIX_IN_4 : Tunnel.SIX_IN_6, 0, Layer.IPV6);
            default -> Layer.PACKET;
        };
    }

    static Layer mpls(Cursor c) {
        return c.enter(Tunnel.MPLS_IN_IP, 0, Layer.MPLS);
    }

    static Layer ethernet(Cursor c) {
        return c.enter(Tunnel.ETHERNET, 0, Layer.ETHERNET);
    }

    static Layer etherIp(Cursor c) {
        if (!c.has(ETHER_IP_HEADER) || c.u16(0) != ETHER_IP_VERSION_3) {
            return Layer.PACKET;
        }
        return c.enter(Tunnel.ETHER_IP, ETHER_IP_HEADER, Layer.ETHERNET);
    }

    /** L2TPv3 without UDP (RFC 3931, 4.1.1): session 0 is control. */
    static Layer l2tpV3(Cursor c) {
        if (!c.has(SESSION_ID) || c.i32(0) == 0) {
            return Layer.PACKET;
        }
        return L2tp.behindSession(c, SESSION_ID);
    }
}
