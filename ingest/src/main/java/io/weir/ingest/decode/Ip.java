package io.weir.ingest.decode;

import io.weir.schema.TrainPacket;

/** What both versions of IP share. */
final class Ip {

    private Ip() {}

    /** IP by the version in its first four bits, where nothing in front of it tells. */
    static Layer either(Cursor c) {
        if (!c.has(1)) {
            return c.stop(Reason.IP_TRUNCATED, 1);
        }
        return switch (c.u8(0) >>> 4) {
            case 4 -> Layer.IPV4;
            case 6 -> Layer.IPV6;
            default -> c.stop(Reason.IP_BAD_VERSION, 1);
        };
    }

    /**
     * With the IP headers read the packet is already one of a protocol without ports; what reads
     * further refines it.
     */
    static void fillWithoutPorts(Cursor c, int protocol) {
        Packet packet = c.packet;
        packet.protocol = protocol;
        c.withoutPayload = 0;
        packet.sourcePort = 0;
        packet.destinationPort = 0;
        TrainPacket fields = packet.fields;
        fields.laterFragment = false;
        fields.tcp = false;
        fields.payloadBytes = c.rest();
    }
}
