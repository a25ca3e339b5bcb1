package io.weir.ingest.decode;

/** Ways of carrying one packet in another that are opened. */
enum Tunnel {
    /** RFC 2784, 2890; also NVGRE, RFC 7637. */
    GRE("GRE"),
    /** The enhanced GRE of RFC 2637 with PPP in it. */
    PPTP("PPTP"),
    /** Mirrored frames on GRE: types I to III of the ERSPAN draft. */
    ERSPAN("ERSPAN"),
    /** RFC 2003. */
    IPIP("IPIP"),
    /** RFC 4213. */
    SIX_IN_4("6IN4"),
    /** RFC 2473. */
    FOUR_IN_6("4IN6"),
    /** RFC 2473. */
    SIX_IN_6("6IN6"),
    /** RFC 4023. */
    MPLS_IN_IP("MPLS"),
    /** RFC 3378. */
    ETHER_IP("ETHERIP"),
    /** Ethernet as an IP payload, RFC 8986, 4.9. */
    ETHERNET("ETHERNET"),
    /** RFC 7348 and its generic protocol extension. */
    VXLAN("VXLAN"),
    /** RFC 8926. */
    GENEVE("GENEVE"),
    /** 3GPP TS 29.281. */
    GTP_U("GTP-U"),
    /** RFC 4380. */
    TEREDO("TEREDO"),
    /** RFC 2661 and RFC 3931. */
    L2TP("L2TP"),
    /** The AYIYA draft of SixXS. */
    AYIYA("AYIYA"),
    /** RFC 9300 and the control messages of RFC 9301. */
    LISP("LISP");

    private final String text;

    Tunnel(String text) {
        this.text = text;
    }

    /** The name in flow records. */
    String text() {
        return text;
    }
}
