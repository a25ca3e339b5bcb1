package io.weir.ingest.decode;

/**
 * What stands at the cursor: a header still to be read, or the end of the walk. Each header's
 * reader answers with what follows it.
 */
enum Layer {
    ETHERNET,
    VLAN,
    LLC,
    MPLS,
    PPP,
    PPPOE,
    IP,
    IPV4,
    IPV6,
    TRANSPORT,
    LATER_FRAGMENT,

    PACKET,
    NOT_IP,
    UNDECODABLE;

    /** True when nothing is left to read. */
    boolean isEnd() {
        return ordinal() >= PACKET.ordinal();
    }
}
