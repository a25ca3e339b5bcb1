package io.weir.ingest.decode;

/**
 * Routes that a sender prescribed. While one is under way the header's destination is only the next
 * stop; the flow is that of the last one, which is also what layer-4 checksums cover.
 */
final class SourceRoute {

    private static final int END_OF_OPTIONS = 0;
    private static final int NO_OPERATION = 1;
    private static final int LOOSE = 131;
    private static final int STRICT = 137;
    private static final int ROUTE_AT = 3;

    private static final int TYPE_0 = 0;
    private static final int MOBILE = 2;
    private static final int SEGMENTS = 4;
    private static final int ADDRESSES_AT = 8;
    private static final int ADDRESS = 16;

    private SourceRoute() {}

    /** Options of the IPv4 header at the cursor (RFC 791, 3.1). */
    static void followIpv4(Cursor c, int headerLength) {
        int at = 20;
        while (at + 1 < headerLength && c.u8(at) != END_OF_OPTIONS) {
            int length = c.u8(at) == NO_OPERATION ? 1 : c.u8(at + 1);
            if (length == 0 || at + length > headerLength) {
                return;
            }
            boolean route = c.u8(at) == LOOSE || c.u8(at) == STRICT;
            if (route && length >= ROUTE_AT + 4 && c.u8(at + 2) <= length) {
                c.packet.destinationLow = c.u32(at + length - 4);
                return;
            }
            at += length;
        }
    }

    /**
     * The IPv6 routing header of this length at the cursor: types 0 and 2 end with the last stop
     * (RFC 2460, 4.4; RFC 6275, 6.4), segment routing begins with it (RFC 8754, 2).
     */
    static void followIpv6(Cursor c, int length) {
        boolean underWay = c.u8(3) > 0;
        if (!underWay || length < ADDRESSES_AT + ADDRESS) {
            return;
        }
        switch (c.u8(2)) {
            case TYPE_0, MOBILE -> goTo(c, length - ADDRESS);
            case SEGMENTS -> goTo(c, ADDRESSES_AT);
            default -> {}
        }
    }

    private static void goTo(Cursor c, int at) {
        c.packet.destinationHigh = c.i64(at);
        c.packet.destinationLow = c.i64(at + 8);
    }
}
