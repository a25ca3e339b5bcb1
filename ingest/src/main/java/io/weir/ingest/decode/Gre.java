package io.weir.ingest.decode;

/** GRE (RFC 2784, 2890), with routing (RFC 1701), as PPTP uses it (RFC 2637), and ERSPAN on it. */
final class Gre {

    private static final int HEADER = 4;
    private static final int CHECKSUM = 0x8000;
    private static final int ROUTING = 0x4000;
    private static final int KEY = 0x2000;
    private static final int SEQUENCE = 0x1000;
    private static final int ACKNOWLEDGMENT = 0x0080;
    private static final int VERSION = 0x0007;
    private static final int OPTIONAL = 4;

    private static final int ERSPAN_II_HEADER = 8;
    private static final int ERSPAN_III_HEADER = 12;
    private static final int ERSPAN_III_SUBHEADER = 8;
    private static final int WCCP_REDIRECT = 4;

    private Gre() {}

    static Layer header(Cursor c) {
        if (!c.has(HEADER)) {
            return Layer.PACKET;
        }
        int flags = c.u16(0);
        int type = c.u16(2);
        return switch (flags & VERSION) {
            case 0 -> plain(c, flags, type);
            case 1 -> type == EtherType.PPP ? pptp(c, flags) : Layer.PACKET;
            default -> Layer.PACKET;
        };
    }

    private static Layer plain(Cursor c, int flags, int type) {
        int length = HEADER;
        if ((flags & (CHECKSUM | ROUTING)) != 0) {
            length += OPTIONAL;
        }
        if ((flags & KEY) != 0) {
            length += OPTIONAL;
        }
        if ((flags & SEQUENCE) != 0) {
            length += OPTIONAL;
        }
        if ((flags & ROUTING) != 0) {
            length = behindRouting(c, length);
        }
        if (!c.has(length)) {
            return Layer.PACKET;
        }
        return switch (type) {
            case EtherType.ERSPAN ->
                    erspan(c, length + ((flags & SEQUENCE) != 0 ? ERSPAN_II_HEADER : 0));
            case EtherType.ERSPAN_III -> erspanIii(c, length);
            case EtherType.WCCP -> wccp(c, length);
            default -> c.enter(Tunnel.GRE, length, EtherType.next(c, type));
        };
    }

    /** Source route entries: family, offset, length, and an entry of length 0 at the end. */
    private static int behindRouting(Cursor c, int at) {
        int entry = at;
        while (c.has(entry + OPTIONAL)) {
            int length = c.u8(entry + 3);
            entry += OPTIONAL + length;
            if (length == 0) {
                return entry;
            }
        }
        return Integer.MAX_VALUE;
    }

    private static Layer pptp(Cursor c, int flags) {
        boolean payload = (flags & SEQUENCE) != 0;
        int length = HEADER + OPTIONAL; // the key is payload length and call
        length += payload ? OPTIONAL : 0;
        length += (flags & ACKNOWLEDGMENT) != 0 ? OPTIONAL : 0;
        if (!payload || (flags & KEY) == 0 || !c.has(length)) {
            return Layer.PACKET;
        }
        return c.enter(Tunnel.PPTP, length, Layer.PPP);
    }

    private static Layer erspan(Cursor c, int length) {
        return c.has(length) ? c.enter(Tunnel.ERSPAN, length, Layer.ETHERNET) : Layer.PACKET;
    }

    private static Layer erspanIii(Cursor c, int at) {
        if (!c.has(at + ERSPAN_III_HEADER)) {
            return Layer.PACKET;
        }
        int flags = c.u16(at + ERSPAN_III_HEADER - 2);
        boolean subheader = (flags & 1) != 0;
        boolean ip = (flags >>> 10 & 0x1F) == 2;
        int length = at + ERSPAN_III_HEADER + (subheader ? ERSPAN_III_SUBHEADER : 0);
        if (!c.has(length)) {
            return Layer.PACKET;
        }
        return c.enter(Tunnel.ERSPAN, length, ip ? Layer.IP : Layer.ETHERNET);
    }

    /** Redirected packets: version 2 puts four octets in front of them, version 1 none. */
    private static Layer wccp(Cursor c, int at) {
        int length = c.has(at + 1) && c.u8(at) >>> 4 == 4 ? at : at + WCCP_REDIRECT;
        return c.has(length) ? c.enter(Tunnel.GRE, length, Layer.IP) : Layer.PACKET;
    }
}
