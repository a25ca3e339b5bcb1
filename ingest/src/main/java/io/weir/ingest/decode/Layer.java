package io.weir.ingest.decode;

/**
 * What stands at the cursor: a header still to be read, or the end of the walk. Each header's
 * reader answers with what follows it.
 */
enum Layer {
    ETHERNET,
    VLAN,
    /** Any tag of six octets whose last two are the type of what follows. */
    TAG_OF_6,
    /** The same with eight octets. */
    TAG_OF_8,
    /** A tag of four octets before another Ethernet frame. */
    TAG_BEFORE_FRAME,
    LLC,
    MPLS,
    PPP,
    PPPOE,
    WIFI,
    IP,
    IPV4,
    IPV6,
    TRANSPORT,
    LATER_FRAGMENT,
    GRE,
    INNER_IP,
    INNER_MPLS,
    INNER_ETHERNET,
    ETHER_IP,
    L2TP,

    PACKET,
    NOT_IP,
    UNDECODABLE;

    /** True when nothing is left to read. */
    boolean isEnd() {
        return ordinal() >= PACKET.ordinal();
    }
}
