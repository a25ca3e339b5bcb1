package io.weir.ingest.decode;

/**
 * Packets in UDP datagrams, by port. A port proves nothing, so the tunnel's header and the IP
 * header inside are held against each other; whatever does not fit stays a datagram.
 */
final class UdpTunnels {

    private static final int L2TP = 1701;
    private static final int GTP_U = 2152;
    private static final int TEREDO = 3544;
    private static final int LISP_DATA = 4341;
    private static final int LISP_CONTROL = 4342;
    private static final int VXLAN = 4789;
    private static final int VXLAN_GPE = 4790;
    private static final int AYIYA = 5072;
    private static final int GENEVE = 6081;
    private static final int VXLAN_OF_LINUX = 8472;

    private static final int UDP_HEADER = 8;
    private static final int VXLAN_HEADER = 8;
    private static final int VXLAN_HAS_ID = 0x08;
    private static final int GENEVE_HEADER = 8;
    private static final int AYIYA_HEADER = 8;
    private static final int AYIYA_FORWARD = 1;
    private static final int LISP_HEADER = 8;
    private static final int LISP_CONTROL_HEADER = 4;
    private static final int LISP_ENCAPSULATED_CONTROL = 8;
    private static final int LISP_RESERVED = 0x04;
    private static final int TEREDO_AUTHENTICATION = 0x0001;
    private static final int TEREDO_ORIGIN = 0x0000;
    private static final int TEREDO_ORIGIN_LENGTH = 8;

    private UdpTunnels() {}

    /** With a UDP header at the cursor: the way into its payload, or the datagram as it is. */
    static Layer open(Cursor c) {
        Layer inner = byPort(c, c.packet.destinationPort);
        return inner == Layer.PACKET ? byPort(c, c.packet.sourcePort) : inner;
    }

    private static Layer byPort(Cursor c, int port) {
        if (port < L2TP || port > VXLAN_OF_LINUX) {
            return Layer.PACKET;
        }
        return switch (port) {
            case L2TP,
                    GTP_U,
                    TEREDO,
                    LISP_DATA,
                    LISP_CONTROL,
                    VXLAN,
                    VXLAN_GPE,
                    AYIYA,
                    GENEVE,
                    VXLAN_OF_LINUX ->
                    inPayload(c, port);
            default -> Layer.PACKET;
        };
    }

    private static Layer inPayload(Cursor c, int port) {
        if (!c.has(UDP_HEADER)) {
            return Layer.PACKET;
        }
        int datagram = c.position;
        c.skip(UDP_HEADER);
        Layer inner =
                switch (port) {
                    case L2TP -> L2tp.header(c);
                    case GTP_U -> GtpU.header(c);
                    case TEREDO -> teredo(c);
                    case LISP_DATA -> lisp(c);
                    case LISP_CONTROL -> lispControl(c);
                    case VXLAN_GPE -> vxlanGpe(c);
                    case AYIYA -> ayiya(c);
                    case GENEVE -> geneve(c);
                    default -> vxlan(c);
                };
        if (inner == Layer.PACKET) {
            c.position = datagram;
        }
        return inner;
    }

    private static Layer vxlan(Cursor c) {
        if (!c.has(VXLAN_HEADER)
                || (c.u8(0) & VXLAN_HAS_ID) == 0
                || !InnerIp.inEthernetAt(c, VXLAN_HEADER)) {
            return Layer.PACKET;
        }
        return c.enter(Tunnel.VXLAN, VXLAN_HEADER, Layer.ETHERNET);
    }

    private static Layer vxlanGpe(Cursor c) {
        if (!c.has(VXLAN_HEADER) || (c.u8(0) & VXLAN_HAS_ID) == 0) {
            return Layer.PACKET;
        }
        return switch (c.u8(3)) { // the next protocol
            case 1, 2 -> ipIn(c, Tunnel.VXLAN, VXLAN_HEADER);
            case 0, 3 -> vxlan(c);
            default -> Layer.PACKET;
        };
    }

    private static Layer geneve(Cursor c) {
        if (!c.has(GENEVE_HEADER) || c.u8(0) >>> 6 != 0) {
            return Layer.PACKET;
        }
        int length = GENEVE_HEADER + (c.u8(0) & 0x3F) * 4;
        return switch (c.u16(2)) {
            case EtherType.IPV4, EtherType.IPV6 -> ipIn(c, Tunnel.GENEVE, length);
            case EtherType.ETHERNET ->
                    InnerIp.inEthernetAt(c, length)
                            ? c.enter(Tunnel.GENEVE, length, Layer.ETHERNET)
                            : Layer.PACKET;
            default -> Layer.PACKET;
        };
    }

    /** Authentication and origin may stand in front of the packet (RFC 4380, 5.1.1). */
    private static Layer teredo(Cursor c) {
        int at = 0;
        if (c.has(4) && c.u16(0) == TEREDO_AUTHENTICATION) {
            at = 4 + c.u8(2) + c.u8(3) + 9; // nonce and confirmation
        }
        if (c.has(at + 2) && c.u16(at) == TEREDO_ORIGIN) {
            at += TEREDO_ORIGIN_LENGTH;
        }
        boolean ipv6 = c.has(at + 1) && c.u8(at) >>> 4 == 6;
        return ipv6 ? ipIn(c, Tunnel.TEREDO, at) : Layer.PACKET;
    }

    private static Layer ayiya(Cursor c) {
        if (!c.has(AYIYA_HEADER) || (c.u8(2) & 0xF) != AYIYA_FORWARD) {
            return Layer.PACKET;
        }
        int identity = 1 << (c.u8(0) >>> 4);
        int signature = (c.u8(1) >>> 4) * 4;
        int next = c.u8(3);
        boolean ip = next == IpProtocol.IPV4 || next == IpProtocol.IPV6;
        return ip ? ipIn(c, Tunnel.AYIYA, AYIYA_HEADER + identity + signature) : Layer.PACKET;
    }

    private static Layer lisp(Cursor c) {
        boolean lisp = c.has(LISP_HEADER) && (c.u8(0) & LISP_RESERVED) == 0;
        return lisp ? ipIn(c, Tunnel.LISP, LISP_HEADER) : Layer.PACKET;
    }

    /** A control message with the packet that asks for it (RFC 9301, 5.8). */
    private static Layer lispControl(Cursor c) {
        boolean encapsulated =
                c.has(LISP_CONTROL_HEADER) && c.u8(0) >>> 4 == LISP_ENCAPSULATED_CONTROL;
        return encapsulated ? ipIn(c, Tunnel.LISP, LISP_CONTROL_HEADER) : Layer.PACKET;
    }

    static Layer ipIn(Cursor c, Tunnel tunnel, int at) {
        return InnerIp.at(c, at) ? c.enter(tunnel, at, Layer.IP) : Layer.PACKET;
    }
}
