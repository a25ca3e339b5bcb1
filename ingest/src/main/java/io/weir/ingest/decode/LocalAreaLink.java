package io.weir.ingest.decode;

/** Local networks other than Ethernet. */
final class LocalAreaLink {

    private static final int FDDI_HEADER = 13;
    private static final int FDDI_LLC = 0x50;
    private static final int TOKEN_RING_HEADER = 14;
    private static final int TOKEN_RING_LLC = 0x40;
    private static final int SOURCE_ROUTED = 0x80;

    private static final int ARCNET_IP_RFC1051 = 0xF0;
    private static final int ARCNET_IP_RFC1201 = 0xD4;
    private static final int ARCNET_IPV6 = 0xC4;
    private static final int ARCNET_EXCEPTION = 0xFF;
    private static final int ARCNET_SPLIT = 3;
    private static final int ARCNET_AFTER_EXCEPTION = 7;

    private LocalAreaLink() {}

    static Layer fddi(Cursor c) {
        if (!c.has(FDDI_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, FDDI_HEADER);
        }
        boolean llc = (c.u8(0) & 0xF0) == FDDI_LLC;
        c.skip(FDDI_HEADER);
        return llc ? Layer.LLC : c.notIp(NotIp.OTHER_FAMILY);
    }

    /** IEEE 802.5, with the route that a source may have put behind the addresses. */
    static Layer tokenRing(Cursor c) {
        if (!c.has(TOKEN_RING_HEADER + 1)) {
            return c.stop(Reason.LINK_TRUNCATED, TOKEN_RING_HEADER + 1);
        }
        boolean llc = (c.u8(1) & 0xC0) == TOKEN_RING_LLC;
        boolean routed = (c.u8(8) & SOURCE_ROUTED) != 0;
        int length = TOKEN_RING_HEADER + (routed ? c.u8(TOKEN_RING_HEADER) & 0x1F : 0);
        if (!c.drop(length)) {
            return Layer.UNDECODABLE;
        }
        return llc ? Layer.LLC : c.notIp(NotIp.OTHER_FAMILY);
    }

    /** Source, destination, type. */
    static Layer arcnetBsd(Cursor c) {
        return arcnet(c, 2);
    }

    /** Source, destination, two octets of offset, type. */
    static Layer arcnetLinux(Cursor c) {
        return arcnet(c, 4);
    }

    private static Layer arcnet(Cursor c, int typeAt) {
        if (!c.drop(typeAt)) {
            return Layer.UNDECODABLE;
        }
        if (!c.has(2)) {
            return c.stop(Reason.LINK_TRUNCATED, 2);
        }
        int type = c.u8(0);
        c.skip(1);
        return switch (type) {
            case ARCNET_IP_RFC1051 -> Layer.IPV4;
            case ARCNET_IP_RFC1201, ARCNET_IPV6 -> behindSplit(c);
            default -> c.notIp(NotIp.OTHER_FAMILY);
        };
    }

    /** RFC 1201: whether the datagram was split; all parts but the first have an even flag. */
    private static Layer behindSplit(Cursor c) {
        boolean exception = c.u8(0) == ARCNET_EXCEPTION;
        boolean later = !exception && c.u8(0) != 0 && (c.u8(0) & 1) == 0;
        if (!c.drop(exception ? ARCNET_AFTER_EXCEPTION : ARCNET_SPLIT)) {
            return Layer.UNDECODABLE;
        }
        return later ? c.notIp(NotIp.OTHER_FAMILY) : Layer.IP;
    }

    /** A link header of which only its EtherType matters. */
    static Layer typeAtTheEnd(Cursor c, int length, int typeAt) {
        if (!c.has(length)) {
            return c.stop(Reason.LINK_TRUNCATED, length);
        }
        int type = c.u16(typeAt);
        c.skip(length);
        return EtherType.next(c, type);
    }
}
