package io.weir.ingest.decode;

/** The headers that Linux puts in place of a link's own when capturing on "any". */
final class CookedLink {

    private static final int SLL_HEADER = 16;
    private static final int SLL_PROTOCOL_AT = 14;
    private static final int SLL2_HEADER = 20;

    private static final int NOVELL_802_3 = 0x0001;
    private static final int LLC_802_2 = 0x0004;

    private CookedLink() {}

    static Layer sll(Cursor c) {
        if (!c.has(SLL_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, SLL_HEADER);
        }
        int protocol = c.u16(SLL_PROTOCOL_AT);
        c.skip(SLL_HEADER);
        return next(c, protocol);
    }

    static Layer sll2(Cursor c) {
        if (!c.has(SLL2_HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, SLL2_HEADER);
        }
        int protocol = c.u16(0);
        c.skip(SLL2_HEADER);
        return next(c, protocol);
    }

    private static Layer next(Cursor c, int protocol) {
        if (protocol == LLC_802_2) {
            return Layer.LLC;
        }
        if (protocol == NOVELL_802_3 || protocol < EtherType.SMALLEST) {
            return c.notIp(NotIp.OTHER_FAMILY);
        }
        return EtherType.next(c, protocol);
    }
}
