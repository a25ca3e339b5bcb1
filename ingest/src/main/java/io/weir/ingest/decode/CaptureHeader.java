package io.weir.ingest.decode;

/** Headers that a capturing host or tool put in front of what was on the link. */
final class CaptureHeader {

    /** No link type: the header could not be read. */
    static final int NONE = -1;

    private static final int PPI_HEADER = 8;
    private static final int PKTAP_HEADER = 12;
    private static final int ENC_HEADER = 12;
    private static final int PFLOG_SHORTEST = 4;
    private static final int NFLOG_HEADER = 4;
    private static final int NFLOG_ATTRIBUTE = 4;
    private static final int NFLOG_PAYLOAD = 9;
    private static final int RADIOTAP_SHORTEST = 8;
    private static final int AVS_MAGIC = 0x80211000;
    private static final int AVS_MAGIC_BITS = 0xFFFFF000;

    private CaptureHeader() {}

    /** Per-packet information of CACE; the link type that it names. */
    static int ppi(Cursor c) {
        if (!c.has(PPI_HEADER)) {
            c.stop(Reason.LINK_TRUNCATED, PPI_HEADER);
            return NONE;
        }
        int linkType = Integer.reverseBytes(c.i32(4));
        return c.drop(Short.reverseBytes((short) c.u16(2)) & 0xFFFF) ? linkType : NONE;
    }

    /** Darwin's; the link type that it names. */
    static int pktap(Cursor c) {
        if (!c.has(PKTAP_HEADER)) {
            c.stop(Reason.LINK_TRUNCATED, PKTAP_HEADER);
            return NONE;
        }
        int linkType = Integer.reverseBytes(c.i32(8));
        return c.drop(Integer.reverseBytes(c.i32(0))) ? linkType : NONE;
    }

    /** OpenBSD's IPsec interface. */
    static Layer enc(Cursor c) {
        if (!c.has(ENC_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, ENC_HEADER);
        }
        int family = c.i32(0);
        c.skip(ENC_HEADER);
        return Loopback.eitherOrder(c, family);
    }

    /** The packet filter of OpenBSD and its ports, whose header grew over the years. */
    static Layer pflog(Cursor c) {
        if (!c.has(PFLOG_SHORTEST)) {
            return c.stop(Reason.LINK_TRUNCATED, PFLOG_SHORTEST);
        }
        int family = c.u8(1);
        int length = c.u8(0) + 3 & ~3;
        return c.drop(length) ? Loopback.family(c, family) : Layer.UNDECODABLE;
    }

    /**
     * Linux netfilter's log: attributes in the byte order of the host that captured, the packet
     * among them. An attribute is shorter than 256 octets until the packet itself, so the first
     * length tells the order.
     */
    static Layer nflog(Cursor c) {
        if (!c.has(NFLOG_HEADER + NFLOG_ATTRIBUTE)) {
            return c.stop(Reason.LINK_TRUNCATED, NFLOG_HEADER + NFLOG_ATTRIBUTE);
        }
        boolean bigEndian = c.u8(NFLOG_HEADER) == 0;
        c.skip(NFLOG_HEADER);
        while (c.has(NFLOG_ATTRIBUTE)) {
            int length = bigEndian ? c.u16(0) : c.u8(1) << 8 | c.u8(0);
            int type = bigEndian ? c.u16(2) : c.u8(3) << 8 | c.u8(2);
            if (type == NFLOG_PAYLOAD) {
                c.skip(NFLOG_ATTRIBUTE);
                return Layer.IP;
            }
            if (length < NFLOG_ATTRIBUTE) {
                return c.stop(Reason.LINK_MALFORMED, NFLOG_ATTRIBUTE);
            }
            if (!c.drop(length + 3 & ~3)) {
                return Layer.UNDECODABLE;
            }
        }
        return c.stop(Reason.LINK_TRUNCATED, NFLOG_ATTRIBUTE);
    }

    static Layer radiotap(Cursor c) {
        if (!c.has(RADIOTAP_SHORTEST)) {
            return c.stop(Reason.WIFI_TRUNCATED, RADIOTAP_SHORTEST);
        }
        int length = c.u8(3) << 8 | c.u8(2);
        return c.drop(length) ? Layer.WIFI : Layer.UNDECODABLE;
    }

    /** Prism's monitor header, or the one that replaced it under the same number. */
    static Layer prismOrAvs(Cursor c) {
        if (!c.has(RADIOTAP_SHORTEST)) {
            return c.stop(Reason.WIFI_TRUNCATED, RADIOTAP_SHORTEST);
        }
        boolean avs = (c.i32(0) & AVS_MAGIC_BITS) == AVS_MAGIC;
        int length = avs ? c.i32(4) : Integer.reverseBytes(c.i32(4));
        return c.drop(length) ? Layer.WIFI : Layer.UNDECODABLE;
    }
}
