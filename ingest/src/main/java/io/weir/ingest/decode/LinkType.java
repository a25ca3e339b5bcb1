package io.weir.ingest.decode;

/**
 * The link types of capture files (LINKTYPE_ numbers of the pcap and pcapng formats) that can be
 * read, and what each one begins with.
 */
public final class LinkType {

    static final int NULL = 0;
    static final int ETHERNET = 1;
    static final int PPP = 9;
    static final int RAW_BSD = 12;
    static final int RAW_OPENBSD = 14;
    static final int PPP_HDLC = 50;
    static final int PPPOE = 51;
    static final int RAW = 101;
    static final int LOOP = 108;
    static final int LINUX_SLL = 113;
    static final int IPV4 = 228;
    static final int IPV6 = 229;
    static final int LINUX_SLL2 = 276;

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
            case ETHERNET -> Layer.ETHERNET;
            case RAW_BSD, RAW_OPENBSD, RAW -> Layer.IP;
            case IPV4 -> Layer.IPV4;
            case IPV6 -> Layer.IPV6;
            case LINUX_SLL -> CookedLink.sll(c);
            case LINUX_SLL2 -> CookedLink.sll2(c);
            case NULL, LOOP -> Loopback.header(c);
            case PPP, PPP_HDLC -> Layer.PPP;
            case PPPOE -> Layer.PPPOE;
            default -> c.stop(Reason.LINK_UNKNOWN_TYPE, 0);
        };
    }
}
