package io.weir.ingest.decode;

/** The IPv4 header (RFC 791). */
final class Ipv4 {

    private static final int HEADER = 20;
    private static final int MORE_FRAGMENTS = 0x2000;
    private static final int FRAGMENT_OFFSET = 0x1FFF;

    private Ipv4() {}

    static Layer header(Cursor c) {
        if (!c.has(HEADER)) {
            return c.stop(Reason.IPV4_TRUNCATED, HEADER);
        }
        int start = c.i32(0);
        int version = start >>> 28;
        if (version != 4) {
            return version == 6 ? Layer.IPV6 : c.stop(Reason.IPV4_BAD_VERSION, HEADER);
        }
        int headerLength = (start >>> 24 & 0xF) * 4;
        if (headerLength < HEADER) {
            return c.stop(Reason.IPV4_BAD_HEADER_LENGTH, HEADER);
        }
        if (!c.has(headerLength)) {
            return c.stop(Reason.IPV4_TRUNCATED, headerLength);
        }
        long totalLength = start & 0xFFFF;
        if (totalLength == 0) { // segmentation is left to the network card: the frame knows
            totalLength = c.rest();
        }
        if (totalLength < headerLength) {
            return c.stop(Reason.IPV4_BAD_TOTAL_LENGTH, headerLength);
        }
        c.endAfter(totalLength);
        return read(c, headerLength, totalLength);
    }

    private static Layer read(Cursor c, int headerLength, long totalLength) {
        Packet packet = c.packet;
        packet.ipVersion = 4;
        packet.sourceHigh = 0;
        packet.sourceLow = c.u32(12);
        packet.destinationHigh = 0;
        packet.destinationLow = c.u32(16);
        packet.fields.ipBytes = totalLength;
        packet.fields.ttl = c.u8(8);
        if (headerLength > HEADER) {
            SourceRoute.followIpv4(c, headerLength);
        }
        int protocol = c.u8(9);
        int fragment = c.i32(4);
        c.skip(headerLength);
        Ip.fillWithoutPorts(c, protocol);
        if ((fragment & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) == 0) {
            c.firstFragment = false;
            return payload(c, protocol);
        }
        c.fragmentId = fragment >>> 16;
        c.fragmentProtocol = protocol;
        c.fragmentOffset = (fragment & FRAGMENT_OFFSET) * 8;
        c.firstFragment = (fragment & FRAGMENT_OFFSET) == 0;
        return c.firstFragment ? payload(c, protocol) : Layer.LATER_FRAGMENT;
    }

    private static Layer payload(Cursor c, int protocol) {
        return protocol == IpProtocol.AH ? ExtensionHeaders.walk(c, protocol) : Layer.TRANSPORT;
    }
}
