package io.weir.ingest.decode;

/** The numbers that name what follows an Ethernet header, a VLAN tag, SNAP or a cooked header. */
final class EtherType {

    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int RARP = 0x8035;
    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86DD;
    static final int MPLS = 0x8847;
    static final int MPLS_MULTICAST = 0x8848;
    static final int PPPOE_DISCOVERY = 0x8863;
    static final int PPPOE_SESSION = 0x8864;
    static final int EAPOL = 0x888E;
    static final int PROVIDER_VLAN = 0x88A8;
    static final int LLDP = 0x88CC;
    static final int MACSEC = 0x88E5;
    static final int OLD_QINQ = 0x9100;
    static final int OLD_QINQ_2 = 0x9200;

    /** Smaller values are lengths of an IEEE 802.3 frame. */
    static final int SMALLEST = 0x0600;

    private EtherType() {}

    /** The layer behind a header that ended at the cursor and named this type. */
    static Layer next(Cursor c, int type) {
        return switch (type) {
            case IPV4 -> Layer.IPV4;
            case IPV6 -> Layer.IPV6;
            case VLAN, PROVIDER_VLAN, OLD_QINQ, OLD_QINQ_2 -> Layer.VLAN;
            case MPLS, MPLS_MULTICAST -> Layer.MPLS;
            case PPPOE_SESSION -> Layer.PPPOE;
            case ARP, RARP -> c.notIp(NotIp.ARP);
            case LLDP -> c.notIp(NotIp.LLDP);
            case EAPOL -> c.notIp(NotIp.EAPOL);
            case MACSEC -> c.notIp(NotIp.MACSEC);
            case PPPOE_DISCOVERY -> c.notIp(NotIp.PPPOE_DISCOVERY);
            default -> c.notIp(NotIp.OTHER_ETHER_TYPE);
        };
    }
}
