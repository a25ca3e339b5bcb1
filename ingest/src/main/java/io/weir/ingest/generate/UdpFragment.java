package io.weir.ingest.generate;

/** A fragment of a UDP datagram: the first one carries the UDP header, the others do not. */
final class UdpFragment extends PlannedPacket {

    private final UdpDatagram whole;
    private final int id;
    private final int from;
    private final int to;

    /**
     * @param whole the datagram it is cut from
     * @param id common to the datagram's fragments and to no other's
     * @param from its first octet behind the IP header of the whole, a multiple of 8
     * @param to the octet behind its last
     */
    UdpFragment(long timeUs, UdpDatagram whole, int id, int from, int to) {
        super(timeUs, whole.fromClient, whole.flow);
        this.whole = whole;
        this.id = id;
        this.from = from;
        this.to = to;
    }

    @Override
    int aboveIpBytes() {
        return to - from;
    }

    /** The UDP header in the first fragment tells the length of the whole. */
    @Override
    int payloadBytes() {
        return from == 0 ? whole.payloadBytes() : 0;
    }

    @Override
    void build(FrameBuilder frame, Conversation conversation) {
        FrameBuilder datagram = new FrameBuilder().begin();
        whole.build(datagram, conversation);
        datagram.end();
        Endpoint sender = fromClient ? conversation.client : conversation.server;
        Endpoint receiver = fromClient ? conversation.server : conversation.client;
        frame.ipv4(
                sender.address(),
                receiver.address(),
                sender.ttl(),
                id,
                from,
                to < whole.aboveIpBytes());
        frame.other(Protocol.UDP).payload(datagram.bytes(), 20 + from, to - from);
    }
}
