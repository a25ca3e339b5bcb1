package io.weir.ingest.decode;

/** PPP (RFC 1661) in its framings, and PPPoE sessions (RFC 2516). */
final class PointToPoint {

    private static final int ADDRESS_CONTROL = 0xFF03;
    // Cisco's framing under the same link type; as a compressed protocol nobody has these.
    private static final int HDLC_UNICAST = 0x0F;
    private static final int HDLC_MULTICAST = 0x8F;
    private static final int PPPOE_HEADER = 6;

    private static final int IPV4 = 0x0021;
    private static final int IPV6 = 0x0057;
    private static final int MPLS = 0x0281;
    private static final int MPLS_MULTICAST = 0x0283;
    private static final int COMPRESSED_TCP = 0x002D;
    private static final int UNCOMPRESSED_TCP = 0x002F;
    private static final int ENCRYPTED = 0x0053;
    private static final int COMPRESSED_LINK = 0x00FB;
    private static final int COMPRESSED = 0x00FD;
    private static final int SMALLEST_CONTROL = 0x8000;

    private PointToPoint() {}

    /** Address and control octets if they are there, then the protocol in one octet or two. */
    static Layer ppp(Cursor c) {
        if (c.has(2) && c.u16(0) == ADDRESS_CONTROL) {
            c.skip(2);
        }
        if (!c.has(1)) {
            return c.stop(Reason.PPP_TRUNCATED, 2);
        }
        if (c.u8(0) == HDLC_UNICAST || c.u8(0) == HDLC_MULTICAST) {
            return WideAreaLink.cHdlc(c);
        }
        if ((c.u8(0) & 1) != 0) { // protocol field compression, RFC 1661, 6.5
            int protocol = c.u8(0);
            c.skip(1);
            return next(c, protocol);
        }
        if (!c.has(2)) {
            return c.stop(Reason.PPP_TRUNCATED, 2);
        }
        int protocol = c.u16(0);
        c.skip(2);
        return next(c, protocol);
    }

    static Layer pppoe(Cursor c) {
        if (!c.has(PPPOE_HEADER)) {
            return c.stop(Reason.PPPOE_TRUNCATED, PPPOE_HEADER);
        }
        int code = c.u8(1);
        c.skip(PPPOE_HEADER);
        return code == 0 ? Layer.PPP : c.notIp(NotIp.PPPOE_DISCOVERY);
    }

    private static Layer next(Cursor c, int protocol) {
        return switch (protocol) {
            case IPV4 -> Layer.IPV4;
            case IPV6 -> Layer.IPV6;
            case MPLS, MPLS_MULTICAST -> Layer.MPLS;
            case COMPRESSED_TCP, UNCOMPRESSED_TCP, ENCRYPTED, COMPRESSED_LINK, COMPRESSED ->
                    c.stop(Reason.PPP_COMPRESSED, 0);
            default ->
                    c.notIp(protocol >= SMALLEST_CONTROL ? NotIp.PPP_CONTROL : NotIp.OTHER_FAMILY);
        };
    }
}
