package io.weir.ingest.decode;

/** Links between routers. */
final class WideAreaLink {

    private static final int HDLC_HEADER = 4;
    private static final int PPP_ADDRESS = 0xFF;

    private static final int SHORTEST_ADDRESS = 2;
    private static final int LONGEST_ADDRESS = 4;
    private static final int LAST_OF_ADDRESS = 0x01;
    private static final int UNNUMBERED = 0x03;
    private static final int NLPID_PAD = 0x00;
    private static final int NLPID_SNAP = 0x80;
    private static final int NLPID_IPV6 = 0x8E;
    private static final int NLPID_IPV4 = 0xCC;
    private static final int SNAP_HEADER = 5;

    private static final int SUN_ATM_HEADER = 4;
    private static final int SUN_ATM_LLC = 2;

    private WideAreaLink() {}

    /** Cisco's HDLC: address, control, type. */
    static Layer cHdlc(Cursor c) {
        if (!c.has(HDLC_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, HDLC_HEADER);
        }
        if (c.u8(0) == PPP_ADDRESS) {
            return Layer.PPP;
        }
        int type = c.u16(2);
        c.skip(HDLC_HEADER);
        return EtherType.next(c, type);
    }

    /** A Q.922 address of two to four octets, then RFC 2427 or Cisco's EtherType. */
    static Layer frameRelay(Cursor c) {
        int address = 1;
        while (address <= LONGEST_ADDRESS
                && c.has(address)
                && (c.u8(address - 1) & LAST_OF_ADDRESS) == 0) {
            address++;
        }
        if (address < SHORTEST_ADDRESS || address > LONGEST_ADDRESS) {
            return c.stop(Reason.LINK_MALFORMED, SHORTEST_ADDRESS);
        }
        if (!c.has(address + 2)) {
            return c.stop(Reason.LINK_TRUNCATED, address + 2);
        }
        c.skip(address);
        if (c.u8(0) == UNNUMBERED) {
            c.skip(1);
            return nlpid(c);
        }
        int type = c.u16(0);
        c.skip(2);
        return EtherType.next(c, type);
    }

    private static Layer nlpid(Cursor c) {
        if (c.u8(0) == NLPID_PAD) {
            c.skip(1);
        }
        if (!c.has(1)) {
            return c.stop(Reason.LINK_TRUNCATED, 1);
        }
        int protocol = c.u8(0);
        c.skip(1);
        return switch (protocol) {
            case NLPID_IPV4 -> Layer.IPV4;
            case NLPID_IPV6 -> Layer.IPV6;
            case NLPID_SNAP -> snap(c);
            default -> c.notIp(NotIp.OTHER_FAMILY);
        };
    }

    private static Layer snap(Cursor c) {
        if (!c.has(SNAP_HEADER)) {
            return c.stop(Reason.LLC_TRUNCATED, SNAP_HEADER);
        }
        int oui = c.i32(0) >>> 8;
        int type = c.u16(3);
        c.skip(SNAP_HEADER);
        return oui == 0 ? EtherType.next(c, type) : c.notIp(NotIp.LLC);
    }

    static Layer sunAtm(Cursor c) {
        if (!c.has(SUN_ATM_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, SUN_ATM_HEADER);
        }
        int traffic = c.u8(0) & 0xF;
        c.skip(SUN_ATM_HEADER);
        return traffic == SUN_ATM_LLC ? Layer.LLC : c.notIp(NotIp.OTHER_FAMILY);
    }
}
