package io.weir.ingest.decode;

/** The UDP header (RFC 768). */
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
        if (!c.firstFragment && c.has(PORTS_AND_LENGTH)) {
            int length = c.u16(LENGTH_AT);
            if (length >= HEADER) { // 0 is a jumbogram or left to the card; 1 to 7 are nonsense
                c.packet.fields.payloadBytes = length - HEADER;
            }
        }
        return Layer.PACKET;
    }
}
