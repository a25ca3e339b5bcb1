package io.weir.ingest.decode;

import java.util.Locale;

/** What a frame without an IP packet holds. */
public enum NotIp {
    /** ARP and RARP. */
    ARP,
    LLDP,
    /** IEEE 802.1X authentication. */
    EAPOL,
    /** Encrypted or authenticated by IEEE 802.1AE. */
    MACSEC,
    PPPOE_DISCOVERY,
    /** Link and network control protocols of PPP. */
    PPP_CONTROL,
    /** Bridge protocol data units of IEEE 802.1D. */
    SPANNING_TREE,
    /** Any other IEEE 802.2 protocol. */
    LLC,
    /** Not a data frame of IEEE 802.11, or one without data. */
    WIFI_MANAGEMENT,
    /** Data frames of IEEE 802.11 that are encrypted. */
    WIFI_PROTECTED,
    /** Payload under MPLS labels that is neither IP nor Ethernet. */
    MPLS_PAYLOAD,
    /** An address family of a loopback or cooked link that is not IP. */
    OTHER_FAMILY,
    OTHER_ETHER_TYPE;

    private final String text = name().toLowerCase(Locale.ROOT);

    /** The name in counters, such as {@code arp}. */
    public String text() {
        return text;
    }
}
