package io.weir.ingest.generate;

/** IANA protocol numbers. */
public final class Protocol {

    public static final int ICMP = 1;
    public static final int IPV4 = 4;
    public static final int TCP = 6;
    public static final int UDP = 17;
    public static final int IPV6 = 41;
    public static final int IPV6_FRAGMENT = 44;
    public static final int ICMPV6 = 58;

    private Protocol() {}
}
