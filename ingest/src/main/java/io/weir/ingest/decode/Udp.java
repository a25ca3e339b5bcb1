package io.weir.ingest.decode;

/**
 * The UDP header (RFC 768). Its length is that of the whole datagram, so the first of several
 * fragments counts the payload of all and the later ones add none.
 */
final class Udp {

    private static final int PORTS = 4;
    private static final int LENGTH_AT = 4;
    private static final int PORTS_AND_LENGTH = 6;
    private static final int HEADER = 8;

    private Udp() {}

    static Layer header(Cursor c) {
        if (!c.has(PORTS)) {
            return c.stop(Reason.UDP_TRUNCATED, PORTS);
        }
        Transport.readPorts(c, HEADER);
        int length = c.has(PORTS_AND_LENGTH) ? c.u16(LENGTH_AT) : 0;
        if (length >= HEADER) { // 0 is a jumbogram or left to the card; 1 to 7 are nonsense
            c.packet.fields.payloadBytes = length - HEADER;
            c.endAfter(length);
            c.withoutPayload = Fragments.WHOLE_DATAGRAM;
        }
        return UdpTunnels.open(c);
    }
}
