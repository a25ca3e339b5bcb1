package io.weir.ingest.decode;

/** Ethernet II and IEEE 802.3 with the tags and the LLC header that may follow. */
final class Ethernet {

    private static final int HEADER = 14;
    private static final int TYPE_AT = 12;
    private static final int VLAN_TAG = 4;
    private static final int SERVICE_TAG = 4;
    private static final int VLAN_ID = 0x0FFF;

    private static final int SAP_IP = 0x06;
    private static final int SAP_SNAP = 0xAA;
    private static final int SAP_BRIDGE = 0x42;
    private static final int LLC_HEADER = 3;
    private static final int SNAP_HEADER = 8;
    private static final int OUI_ENCAPSULATED_ETHERNET = 0;
    private static final int OUI_BRIDGE_TUNNEL = 0x0000F8;

    private Ethernet() {}

    static Layer ethernet(Cursor c) {
        if (!c.has(HEADER)) {
            return c.stop(Reason.LINK_TRUNCATED, HEADER);
        }
        int type = c.u16(TYPE_AT);
        c.skip(HEADER);
        return typeOrLength(c, type);
    }

    /** One tag of any kind: control information, then the type of what follows. */
    static Layer vlan(Cursor c) {
        if (!c.has(VLAN_TAG)) {
            return c.stop(Reason.VLAN_TRUNCATED, VLAN_TAG);
        }
        int id = c.u16(0) & VLAN_ID;
        if (id != 0) { // 0 marks a priority only (IEEE 802.1Q, 9.6)
            c.packet.vlanId = id;
        }
        int type = c.u16(2);
        c.skip(VLAN_TAG);
        return typeOrLength(c, type);
    }

    /** A tag of which only the type at its end matters. */
    static Layer tag(Cursor c, int length) {
        if (!c.has(length)) {
            return c.stop(Reason.VLAN_TRUNCATED, length);
        }
        int type = c.u16(length - 2);
        c.skip(length);
        return typeOrLength(c, type);
    }

    /** The service tag of IEEE 802.1ah: the customer's frame follows. */
    static Layer tagBeforeFrame(Cursor c) {
        if (!c.has(SERVICE_TAG)) {
            return c.stop(Reason.VLAN_TRUNCATED, SERVICE_TAG);
        }
        c.skip(SERVICE_TAG);
        return Layer.ETHERNET;
    }

    private static Layer typeOrLength(Cursor c, int type) {
        return type < EtherType.SMALLEST ? Layer.LLC : EtherType.next(c, type);
    }

    /** IEEE 802.2: IP by its own service access point or by SNAP (RFC 1042). */
    static Layer llc(Cursor c) {
        if (!c.has(LLC_HEADER)) {
            return c.stop(Reason.LLC_TRUNCATED, LLC_HEADER);
        }
        return switch (c.u8(0)) {
            case SAP_SNAP -> snap(c);
            case SAP_IP -> {
                c.skip(LLC_HEADER);
                yield Layer.IP;
            }
            case SAP_BRIDGE -> c.notIp(NotIp.SPANNING_TREE);
            default -> c.notIp(NotIp.LLC);
        };
    }

    private static Layer snap(Cursor c) {
        if (!c.has(SNAP_HEADER)) {
            return c.stop(Reason.LLC_TRUNCATED, SNAP_HEADER);
        }
        int oui = c.i32(2) & 0xFF_FFFF;
        int type = c.u16(6);
        c.skip(SNAP_HEADER);
        if (oui != OUI_ENCAPSULATED_ETHERNET && oui != OUI_BRIDGE_TUNNEL) {
            return c.notIp(NotIp.LLC);
        }
        return EtherType.next(c, type);
    }
}
