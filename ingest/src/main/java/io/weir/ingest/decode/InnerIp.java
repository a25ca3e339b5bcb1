package io.weir.ingest.decode;

/**
 * Whether IP or a frame with IP really stands where a tunnel on a UDP port would have it: any
 * traffic may use those ports, so the inner header has to fit what is around it.
 */
final class InnerIp {

    private static final int IPV4_HEADER = 20;
    private static final int IPV6_HEADER = 40;
    private static final int ETHERNET_HEADER = 14;
    private static final int VLAN_TAG = 4;
    private static final int MOST_TAGS = 4;

    private InnerIp() {}

    /** An IP header of either version whose length fits into the rest of the layer at hand. */
    static boolean at(Cursor c, int at) {
        if (!c.has(at + IPV4_HEADER)) {
            return false;
        }
        return switch (c.u8(at) >>> 4) {
            case 4 -> fitsIpv4(c, at);
            case 6 -> c.has(at + IPV6_HEADER) && at + IPV6_HEADER + c.u16(at + 4) <= c.rest();
            default -> false;
        };
    }

    private static boolean fitsIpv4(Cursor c, int at) {
        int headerLength = (c.u8(at) & 0xF) * 4;
        int totalLength = c.u16(at + 2);
        return headerLength >= IPV4_HEADER
                && totalLength >= headerLength
                && at + totalLength <= c.rest();
    }

    /** An Ethernet frame, tagged or not, with such a header. */
    static boolean inEthernetAt(Cursor c, int at) {
        int typeAt = at + ETHERNET_HEADER - 2;
        for (int tags = 0; tags <= MOST_TAGS && c.has(typeAt + 2); tags++) {
            switch (c.u16(typeAt)) {
                case EtherType.IPV4, EtherType.IPV6 -> {
                    return at(c, typeAt + 2);
                }
                case EtherType.VLAN, EtherType.PROVIDER_VLAN, EtherType.OLD_QINQ ->
                        typeAt += VLAN_TAG;
                default -> {
                    return false;
                }
            }
        }
        return false;
    }
}
