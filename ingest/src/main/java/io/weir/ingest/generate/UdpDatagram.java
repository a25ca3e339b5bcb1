package io.weir.ingest.generate;

import org.jspecify.annotations.Nullable;

/** A UDP packet of a plan, whole. */
final class UdpDatagram extends PlannedPacket {

    static final int HEADER_BYTES = 8;

    private final int payloadBytes;
    private final int place;

    /** Its octets, or null where they do not matter. */
    private final byte @Nullable [] content;

    UdpDatagram(long timeUs, boolean fromClient, int flow, byte[] content) {
        super(timeUs, fromClient, flow);
        this.payloadBytes = content.length;
        this.place = 0;
        this.content = content;
    }

    UdpDatagram(long timeUs, boolean fromClient, int flow, int place, int payloadBytes) {
        super(timeUs, fromClient, flow);
        this.payloadBytes = payloadBytes;
        this.place = place;
        this.content = null;
    }

    @Override
    int aboveIpBytes() {
        return HEADER_BYTES + payloadBytes;
    }

    @Override
    int payloadBytes() {
        return payloadBytes;
    }

    @Override
    void build(FrameBuilder frame, Conversation conversation) {
        conversation.addIp(frame, fromClient);
        int client = conversation.client.port();
        int server = conversation.server.port();
        frame.udp(fromClient ? client : server, fromClient ? server : client);
        if (content != null) {
            frame.payload(content);
        } else {
            frame.filler(place, payloadBytes);
        }
    }
}
