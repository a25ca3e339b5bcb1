package io.weir.ingest.decode;

/** The IPv6 header (RFC 8200); what may stand behind it is {@link ExtensionHeaders}. */
final class Ipv6 {

    private static final int HEADER = 40;

    private Ipv6() {}

    static Layer header(Cursor c) {
        if (!c.has(HEADER)) {
            return c.stop(Reason.IPV6_TRUNCATED, HEADER);
        }
        int version = c.u8(0) >>> 4;
        if (version != 6) {
            return version == 4 ? Layer.IPV4 : c.stop(Reason.IPV6_BAD_VERSION, HEADER);
        }
        Packet packet = c.packet;
        packet.ipVersion = 6;
        packet.sourceHigh = c.i64(8);
        packet.sourceLow = c.i64(16);
        packet.destinationHigh = c.i64(24);
        packet.destinationLow = c.i64(32);
        packet.fields.ttl = c.u8(7);
        int payloadLength = c.u16(4);
        int next = c.u8(6);
        c.skip(HEADER);
        c.firstFragment = false;
        long length =
                payloadLength > 0 || next == IpProtocol.NO_NEXT_HEADER
                        ? payloadLength
                        : lengthBeyondTheHeader(c, next);
        packet.fields.ipBytes = HEADER + length;
        c.endAfter(length);
        return ExtensionHeaders.walk(c, next);
    }

    /**
     * A payload length of 0: a jumbogram says its length in an option (RFC 2675), a packet whose
     * segmentation is left to the network card does not say it at all.
     */
    private static long lengthBeyondTheHeader(Cursor c, int next) {
        if (next == IpProtocol.HOP_BY_HOP) {
            long jumbo = ExtensionHeaders.jumboLength(c);
            return jumbo > 0xFFFF ? jumbo : 0;
        }
        return c.rest();
    }
}
