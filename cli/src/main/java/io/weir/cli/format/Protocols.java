package io.weir.cli.format;

/** Names of IP protocols as people know them. */
public final class Protocols {

    private Protocols() {}

    /** The usual short name, or the number (IANA protocol numbers). */
    public static String name(int protocol) {
        return switch (protocol) {
            case 1 -> "icmp";
            case 2 -> "igmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            case 33 -> "dccp";
            case 46 -> "rsvp";
            case 47 -> "gre";
            case 50 -> "esp";
            case 51 -> "ah";
            case 58 -> "icmp6";
            case 88 -> "eigrp";
            case 89 -> "ospf";
            case 103 -> "pim";
            case 112 -> "vrrp";
            case 132 -> "sctp";
            case 136 -> "udplite";
            default -> Integer.toString(protocol);
        };
    }

    /** The flow's ports are ports, not zeros or what Community ID puts there. */
    public static boolean hasPorts(int protocol) {
        return switch (protocol) {
            case 6, 17, 33, 132, 136 -> true;
            default -> false;
        };
    }
}
