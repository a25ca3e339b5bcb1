package io.weir.ingest.decode;

/** What stands on IP: protocols with ports, and what goes in their place for ICMP. */
final class Transport {

    private static final int PORTS = 4;
    private static final int SCTP_HEADER = 12;

    private Transport() {}

    static Layer header(Cursor c) {
        return switch (c.packet.protocol) {
            case IpProtocol.TCP -> Tcp.header(c);
            case IpProtocol.UDP -> Udp.header(c);
            case IpProtocol.ICMP -> Icmp.v4(c);
            case IpProtocol.ICMPV6 -> Icmp.v6(c);
            case IpProtocol.SCTP -> sctp(c);
            case IpProtocol.GRE -> Layer.GRE;
            case IpProtocol.IPV4, IpProtocol.IPV6 -> Layer.INNER_IP;
            case IpProtocol.ETHER_IP -> Layer.ETHER_IP;
            case IpProtocol.L2TP -> Layer.L2TP;
            case IpProtocol.MPLS -> Layer.INNER_MPLS;
            case IpProtocol.ETHERNET -> Layer.INNER_ETHERNET;
            default -> Layer.PACKET;
        };
    }

    /** The common header of SCTP (RFC 9260, 3.1); chunks are payload. */
    private static Layer sctp(Cursor c) {
        if (!c.has(PORTS)) {
            return c.stop(Reason.SCTP_TRUNCATED, PORTS);
        }
        readPorts(c, SCTP_HEADER);
        return Layer.PACKET;
    }

    static void readPorts(Cursor c, int headerLength) {
        c.withoutPayload = headerLength;
        Packet packet = c.packet;
        int ports = c.i32(0);
        packet.sourcePort = ports >>> 16;
        packet.destinationPort = ports & 0xFFFF;
        packet.fields.payloadBytes = Math.max(0, c.rest() - headerLength);
    }
}
