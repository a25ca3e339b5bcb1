package io.weir.ingest.decode;

/** The numbers that name what follows an Ethernet header, a VLAN tag, SNAP or a cooked header. */
final class EtherType {

    static final int IPV4 = 0x0800;
    static final int ARP = 0x0806;
    static final int RARP = 0x8035;
    static final int ERSPAN_III = 0x22EB;

    /** A whole Ethernet frame: "transparent Ethernet bridging". */
    static final int ETHERNET = 0x6558;

    static final int VLAN = 0x8100;
    static final int IPV6 = 0x86DD;
    static final int PPP = 0x880B;
    static final int WCCP = 0x883E;
    static final int MPLS = 0x8847;
    static final int MPLS_MULTICAST = 0x8848;
    static final int PPPOE_DISCOVERY = 0x8863;
    static final int PPPOE_SESSION = 0x8864;
    static final int JUMBO_LLC = 0x8870;
    static final int EAPOL = 0x888E;
    static final int PROVIDER_VLAN = 0x88A8;
    static final int ERSPAN = 0x88BE;
    static final int LLDP = 0x88CC;
    static final int MACSEC = 0x88E5;

    /** The service tag of IEEE 802.1ah. */
    static final int BACKBONE_TAG = 0x88E7;

    /** Cisco's security group tag. */
    static final int CISCO_METADATA = 0x8909;

    /** The tag between a switch and the ports of a virtual machine's card. */
    static final int VN_TAG = 0x8926;

    /** High-availability seamless redundancy, IEC 62439-3. */
    static final int HSR = 0x892F;

    /** Port extension, IEEE 802.1BR. */
    static final int E_TAG = 0x893F;

    static final int OLD_QINQ = 0x9100;
    static final int OLD_QINQ_2 = 0x9200;

    /** Marvell's switch tag with an EtherType in front of it. */
    static final int EDSA = 0xDADA;

    /** Redundancy tag, IEEE 802.1CB. */
    static final int R_TAG = 0xF1C1;

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
            case ETHERNET -> Layer.ETHERNET;
            case PPP -> Layer.PPP;
            case JUMBO_LLC -> Layer.LLC;
            case VN_TAG, HSR, R_TAG -> Layer.TAG_OF_6;
            case CISCO_METADATA, E_TAG, EDSA -> Layer.TAG_OF_8;
            case BACKBONE_TAG -> Layer.TAG_BEFORE_FRAME;
            case ARP, RARP -> c.notIp(NotIp.ARP);
            case LLDP -> c.notIp(NotIp.LLDP);
            case EAPOL -> c.notIp(NotIp.EAPOL);
            case MACSEC -> c.notIp(NotIp.MACSEC);
            case PPPOE_DISCOVERY -> c.notIp(NotIp.PPPOE_DISCOVERY);
            default -> c.notIp(NotIp.OTHER_ETHER_TYPE);
        };
    }
}
