package io.weir.ingest.decode;

/** A stack of MPLS labels (RFC 3032). Nothing in it says what follows, so the first nibble does. */
final class Mpls {

    private static final int LABEL = 4;
    private static final int BOTTOM_OF_STACK = 0x100;
    private static final int CONTROL_WORD = 4;
    private static final int ETHERNET_HEADER = 14;
    private static final int ETHER_TYPE_AT = 12;

    private Mpls() {}

    static Layer labels(Cursor c) {
        boolean bottom = false;
        while (!bottom) {
            if (!c.has(LABEL)) {
                return c.stop(Reason.MPLS_TRUNCATED, LABEL);
            }
            bottom = (c.i32(0) & BOTTOM_OF_STACK) != 0;
            c.skip(LABEL);
        }
        return payload(c);
    }

    private static Layer payload(Cursor c) {
        if (!c.has(1)) {
            return c.stop(Reason.MPLS_TRUNCATED, 1);
        }
        int nibble = c.u8(0) >>> 4;
        if (nibble == 4 && !ethernetAt(c, 0)) {
            return Layer.IPV4;
        }
        if (nibble == 6 && !ethernetAt(c, 0)) {
            return Layer.IPV6;
        }
        if (nibble == 0 && ethernetAt(c, CONTROL_WORD)) { // RFC 4448, 4.6
            c.skip(CONTROL_WORD);
            return Layer.ETHERNET;
        }
        return ethernetAt(c, 0) ? Layer.ETHERNET : c.notIp(NotIp.MPLS_PAYLOAD);
    }

    /**
     * True when a type that Ethernet really carries stands where it would stand. In an IPv4 header
     * these octets are the source address, in an IPv6 header they are inside it.
     */
    private static boolean ethernetAt(Cursor c, int at) {
        if (!c.has(at + ETHERNET_HEADER)) {
            return false;
        }
        return switch (c.u16(at + ETHER_TYPE_AT)) {
            case EtherType.IPV4 -> c.has(at + 15) && c.u8(at + 14) >>> 4 == 4;
            case EtherType.IPV6 -> c.has(at + 15) && c.u8(at + 14) >>> 4 == 6;
            case EtherType.ARP, EtherType.VLAN, EtherType.PROVIDER_VLAN, EtherType.PPPOE_SESSION ->
                    c.u8(0) >>> 4 != 4 && c.u8(0) >>> 4 != 6;
            default -> false;
        };
    }
}
