package io.weir.ingest.generate;

/** An ICMP or ICMPv6 echo request of the client, or the server's reply. */
final class EchoPacket extends PlannedPacket {

    static final int HEADER_BYTES = 8;

    private final int number;
    private final int payloadBytes;

    /**
     * @param number sequence number in the low 16 bits
     */
    EchoPacket(long timeUs, boolean fromClient, int flow, int number, int payloadBytes) {
        super(timeUs, fromClient, flow);
        this.number = number;
        this.payloadBytes = payloadBytes;
    }

    @Override
    int aboveIpBytes() {
        return HEADER_BYTES + payloadBytes;
    }

    @Override
    int payloadBytes() {
        return payloadBytes;
    }

    /** The type stands in the ports of the ends, as Community ID places it. */
    @Override
    void build(FrameBuilder frame, Conversation conversation) {
        conversation.addIp(frame, fromClient);
        int type = fromClient ? conversation.client.port() : conversation.server.port();
        frame.icmp(type, 0, 0x5eed_0000 | number & 0xffff).filler(0, payloadBytes);
    }
}
