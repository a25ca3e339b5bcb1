package io.weir.ingest.decode;

import java.util.Locale;

/** Why a frame gave no packet: the layer at which reading stopped, and what was wrong there. */
public enum Reason {
    LINK_UNKNOWN_TYPE("link", "unknown_type"),
    LINK_TRUNCATED("link", "truncated"),
    LINK_MALFORMED("link", "malformed"),
    LINK_TOO_DEEP("link", "too_deep"),
    VLAN_TRUNCATED("vlan", "truncated"),
    LLC_TRUNCATED("llc", "truncated"),
    MPLS_TRUNCATED("mpls", "truncated"),
    PPPOE_TRUNCATED("pppoe", "truncated"),
    PPP_TRUNCATED("ppp", "truncated"),
    PPP_COMPRESSED("ppp", "compressed"),
    WIFI_TRUNCATED("wifi", "truncated"),
    /** Only the first fragment of an IEEE 802.11 frame holds the headers above it. */
    WIFI_LATER_FRAGMENT("wifi", "later_fragment"),
    IP_TRUNCATED("ip", "truncated"),
    IP_BAD_VERSION("ip", "bad_version"),
    IPV4_TRUNCATED("ipv4", "truncated"),
    IPV4_BAD_VERSION("ipv4", "bad_version"),
    IPV4_BAD_HEADER_LENGTH("ipv4", "bad_header_length"),
    IPV4_BAD_TOTAL_LENGTH("ipv4", "bad_total_length"),
    IPV6_TRUNCATED("ipv6", "truncated"),
    IPV6_BAD_VERSION("ipv6", "bad_version"),
    IPV6_EXTENSION_TRUNCATED("ipv6_extension", "truncated"),
    TCP_TRUNCATED("tcp", "truncated"),
    UDP_TRUNCATED("udp", "truncated"),
    SCTP_TRUNCATED("sctp", "truncated"),
    ICMP_TRUNCATED("icmp", "truncated");

    private final String layer;
    private final String text;

    Reason(String layer, String problem) {
        this.layer = layer;
        this.text = layer + '.' + problem;
        assert name().equals(text.replace('.', '_').toUpperCase(Locale.ROOT));
    }

    /** The layer whose header could not be read, such as {@code tcp}. */
    public String layer() {
        return layer;
    }

    /** Layer and problem as counters and messages name them, such as {@code tcp.truncated}. */
    public String text() {
        return text;
    }
}
