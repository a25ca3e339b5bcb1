package io.weir.ingest.decode;

/**
 * The link types of capture files (LINKTYPE_ numbers of the pcap and pcapng formats) that can be
 * read, and what each one begins with.
 */
public final class LinkType {

    private static final int NULL = 0;
    private static final int ETHERNET = 1;
    private static final int TOKEN_RING = 6;
    private static final int ARCNET_BSD = 7;
    private static final int SLIP = 8;
    private static final int PPP = 9;
    private static final int FDDI = 10;
    private static final int RAW_BSD = 12;
    private static final int RAW_OPENBSD = 14;
    private static final int PPP_HDLC = 50;
    private static final int PPPOE = 51;
    private static final int ATM_RFC1483 = 100;
    private static final int RAW = 101;
    private static final int C_HDLC = 104;
    private static final int IEEE802_11 = 105;
    private static final int FRAME_RELAY = 107;
    private static final int LOOP = 108;
    private static final int ENC = 109;
    private static final int LINUX_SLL = 113;
    private static final int PFLOG = 117;
    private static final int PRISM = 119;
    private static final int IP_OVER_FIBRE_CHANNEL = 122;
    private static final int SUN_ATM = 123;
    private static final int RADIOTAP = 127;
    private static final int ARCNET_LINUX = 129;
    private static final int IP_OVER_FIREWIRE = 138;
    private static final int AVS = 163;
    private static final int PPP_PPPD = 166;
    private static final int PPI = 192;
    private static final int PPP_WITH_DIRECTION = 204;
    private static final int C_HDLC_WITH_DIRECTION = 205;
    private static final int FRAME_RELAY_WITH_DIRECTION = 206;
    private static final int IPNET = 226;
    private static final int IPV4 = 228;
    private static final int IPV6 = 229;
    private static final int NFLOG = 239;
    private static final int NETANALYZER = 240;
    private static final int NETANALYZER_TRANSPARENT = 241;
    private static final int IPOIB = 242;
    private static final int PKTAP = 258;
    private static final int ETHERNET_MPACKET = 274;
    private static final int LINUX_SLL2 = 276;
    private static final int BROADCOM_TAG = 281;
    private static final int BROADCOM_TAG_PREPENDED = 282;
    private static final int DSA_TAG = 284;
    private static final int EDSA_TAG = 285;

    private static final int ETHERNET_ADDRESSES = 12;

    private LinkType() {}

    /** True when frames of this link type can be read. */
    public static boolean isKnown(int linkType) {
        Cursor nothing = new Cursor();
        return enter(nothing, linkType) != Layer.UNDECODABLE
                || nothing.reason() != Reason.LINK_UNKNOWN_TYPE;
    }

    /** Reads what is peculiar to the link type; the rest is common. */
    static Layer enter(Cursor c, int linkType) {
        return switch (linkType) {
            case ETHERNET, EDSA_TAG -> Layer.ETHERNET;
            case RAW_BSD, RAW_OPENBSD, RAW -> Layer.IP;
            case IPV4 -> Layer.IPV4;
            case IPV6 -> Layer.IPV6;
            case LINUX_SLL -> CookedLink.sll(c);
            case LINUX_SLL2 -> CookedLink.sll2(c);
            case NULL, LOOP -> Loopback.header(c);
            case PPP, PPP_HDLC -> Layer.PPP;
            case PPPOE -> Layer.PPPOE;
            case ATM_RFC1483 -> Layer.LLC;
            case IEEE802_11 -> Layer.WIFI;
            case PPI -> captured(c, CaptureHeader.ppi(c));
            case PKTAP -> captured(c, CaptureHeader.pktap(c));
            default -> less(c, linkType);
        };
    }

    /** The rarer ones. */
    private static Layer less(Cursor c, int linkType) {
        return switch (linkType) {
            case ENC -> CaptureHeader.enc(c);
            case PFLOG -> CaptureHeader.pflog(c);
            case NFLOG -> CaptureHeader.nflog(c);
            case RADIOTAP -> CaptureHeader.radiotap(c);
            case PRISM, AVS -> CaptureHeader.prismOrAvs(c);
            case C_HDLC -> WideAreaLink.cHdlc(c);
            case FRAME_RELAY -> WideAreaLink.frameRelay(c);
            case C_HDLC_WITH_DIRECTION -> c.drop(1) ? WideAreaLink.cHdlc(c) : Layer.UNDECODABLE;
            case FRAME_RELAY_WITH_DIRECTION ->
                    c.drop(1) ? WideAreaLink.frameRelay(c) : Layer.UNDECODABLE;
            case SUN_ATM -> WideAreaLink.sunAtm(c);
            case TOKEN_RING -> LocalAreaLink.tokenRing(c);
            case FDDI -> LocalAreaLink.fddi(c);
            case ARCNET_BSD -> LocalAreaLink.arcnetBsd(c);
            case ARCNET_LINUX -> LocalAreaLink.arcnetLinux(c);
            case IPOIB -> LocalAreaLink.typeAtTheEnd(c, 44, 40);
            case IP_OVER_FIREWIRE -> LocalAreaLink.typeAtTheEnd(c, 18, 16);
            default -> behindFixed(c, linkType);
        };
    }

    /** A header of fixed length of which nothing is needed. */
    private static Layer behindFixed(Cursor c, int linkType) {
        return switch (linkType) {
            case SLIP -> behind(c, 16, Layer.IP);
            case IPNET -> behind(c, 24, Layer.IP);
            case PPP_WITH_DIRECTION -> behind(c, 1, Layer.PPP);
            case PPP_PPPD -> behind(c, 2, Layer.PPP); // direction, then the control octet
            case IP_OVER_FIBRE_CHANNEL -> behind(c, 16, Layer.LLC);
            case NETANALYZER -> behind(c, 4, Layer.ETHERNET);
            case NETANALYZER_TRANSPARENT -> behind(c, 12, Layer.ETHERNET);
            case ETHERNET_MPACKET -> behind(c, 8, Layer.ETHERNET);
            case BROADCOM_TAG_PREPENDED -> behind(c, 4, Layer.ETHERNET);
            case BROADCOM_TAG, DSA_TAG -> behind(c, ETHERNET_ADDRESSES, Layer.TAG_OF_6);
            default -> c.stop(Reason.LINK_UNKNOWN_TYPE, 0);
        };
    }

    private static Layer behind(Cursor c, int length, Layer next) {
        return c.drop(length) ? next : Layer.UNDECODABLE;
    }

    /** What a capture header named, unless it is one again: they do not nest. */
    private static Layer captured(Cursor c, int linkType) {
        return switch (linkType) {
            case CaptureHeader.NONE -> Layer.UNDECODABLE;
            case PPI, PKTAP -> c.stop(Reason.LINK_MALFORMED, 0);
            default -> enter(c, linkType);
        };
    }
}
