package io.weir.ingest.decode;

/** The chain of headers between IP and layer 4 (RFC 8200, 4; AH: RFC 4302). */
final class ExtensionHeaders {

    private static final int SMALLEST = 8;
    private static final int MORE_FRAGMENTS = 0x0001;
    private static final int FRAGMENT_OFFSET = 0xFFF8;
    private static final int PAD_1 = 0;
    private static final int JUMBO_PAYLOAD = 0xC2;

    private ExtensionHeaders() {}

    /** Steps over the chain that begins at the cursor with the given header. */
    static Layer walk(Cursor c, int first) {
        int next = first;
        while (isExtension(next)) {
            if (!c.has(SMALLEST)) {
                return c.stop(Reason.IPV6_EXTENSION_TRUNCATED, SMALLEST);
            }
            int length = length(c, next);
            if (!c.has(length)) {
                return c.stop(Reason.IPV6_EXTENSION_TRUNCATED, length);
            }
            if (next == IpProtocol.FRAGMENT && isLaterFragment(c)) {
                c.skip(SMALLEST);
                Ip.fillWithoutPorts(c, c.fragmentProtocol);
                return Layer.LATER_FRAGMENT;
            }
            if (next == IpProtocol.ROUTING) {
                SourceRoute.followIpv6(c, length);
            }
            next = c.u8(0);
            c.skip(length);
        }
        Ip.fillWithoutPorts(c, next);
        return Layer.TRANSPORT;
    }

    private static boolean isExtension(int next) {
        return switch (next) {
            case IpProtocol.HOP_BY_HOP,
                    IpProtocol.ROUTING,
                    IpProtocol.FRAGMENT,
                    IpProtocol.AH,
                    IpProtocol.DESTINATION_OPTIONS,
                    IpProtocol.MOBILITY,
                    IpProtocol.HIP,
                    IpProtocol.SHIM6 ->
                    true;
            default -> false;
        };
    }

    private static int length(Cursor c, int header) {
        return switch (header) {
            case IpProtocol.FRAGMENT -> SMALLEST;
            case IpProtocol.AH -> Math.max(SMALLEST, (c.u8(1) + 2) * 4);
            default -> (c.u8(1) + 1) * 8;
        };
    }

    private static boolean isLaterFragment(Cursor c) {
        int offsetAndFlags = c.u16(2);
        if ((offsetAndFlags & (FRAGMENT_OFFSET | MORE_FRAGMENTS)) == 0) {
            return false; // an atomic fragment (RFC 6946) is whole
        }
        c.fragmentId = c.i32(4);
        c.fragmentProtocol = c.u8(0);
        c.fragmentOffset = offsetAndFlags & FRAGMENT_OFFSET;
        c.firstFragment = c.fragmentOffset == 0;
        return !c.firstFragment;
    }

    /** The jumbo payload option of the hop-by-hop header at the cursor, or 0. */
    static long jumboLength(Cursor c) {
        if (!c.has(SMALLEST) || !c.has(length(c, IpProtocol.HOP_BY_HOP))) {
            return 0;
        }
        int end = length(c, IpProtocol.HOP_BY_HOP);
        int at = 2;
        while (at + 2 <= end) {
            int option = c.u8(at);
            if (option == JUMBO_PAYLOAD && at + 6 <= end) {
                return c.u32(at + 2);
            }
            at += option == PAD_1 ? 1 : 2 + c.u8(at + 1);
        }
        return 0;
    }
}
