package io.weir.ingest.decode;

/** The headers that Linux puts in place of a link's own when capturing on "any". */
final class CookedLink {

    private static final int SLL_HEADER = 16;
    private static final int SLL_PROTOCOL_AT = 14;
    private static final int SLL2_HEADER = 20;

    private static final int NOVELL_802_3 = 0x0001;
    private static final int LLC_802_2 = 0x0004;

    // ARPHRD_ numbers of Linux.
    private static final int HARDWARE_WIFI = 801;
    private static final int HARDWARE_RADIOTAP = 803;
    private static final int HARDWARE_NETLINK = 824;

    private CookedLink() {}

    static Layer sll(Cursor c) {
        if (!c.has(SLL_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, SLL_HEADER);
        }
        int protocol = c.u16(SLL_PROTOCOL_AT);
        int hardware = c.u16(2);
        c.skip(SLL_HEADER);
        return next(c, hardware, protocol);
    }

    static Layer sll2(Cursor c) {
        if (!c.has(SLL2_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, SLL2_HEADER);
        }
        int protocol = c.u16(0);
        int hardware = c.u16(8);
        c.skip(SLL2_HEADER);
        return next(c, hardware, protocol);
    }

    /** The hardware decides where its frames have no EtherType. */
    private static Layer next(Cursor c, int hardware, int protocol) {
        if (hardware == HARDWARE_RADIOTAP) {
            return CaptureHeader.radiotap(c);
        }
        if (hardware == HARDWARE_WIFI) {
            return Layer.WIFI;
        }
        if (hardware == HARDWARE_NETLINK) {
            return c.notIp(NotIp.OTHER_FAMILY);
        }
        if (protocol == LLC_802_2) {
            return Layer.LLC;
        }
        if (protocol == NOVELL_802_3 || protocol < EtherType.SMALLEST) {
            return c.notIp(NotIp.OTHER_FAMILY);
        }
        return EtherType.next(c, protocol);
    }
}
