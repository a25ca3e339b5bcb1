package io.weir.ingest.generate;

/** An ARP request or reply: a frame that is not IP and belongs to no flow. */
final class ArpPacket extends PlannedPacket {

    private static final int ARP = 0x0806;
    private static final long BROADCAST = 0xffff_ffff_ffffL;

    ArpPacket(long timeUs, boolean fromClient) {
        super(timeUs, fromClient, -1);
    }

    @Override
    int aboveIpBytes() {
        return 0;
    }

    @Override
    int payloadBytes() {
        return 0;
    }

    @Override
    void build(FrameBuilder frame, Conversation conversation) {
        Endpoint sender = fromClient ? conversation.client : conversation.server;
        Endpoint target = fromClient ? conversation.server : conversation.client;
        byte[] arp = new byte[28];
        int at = Octets.int32(arp, 0, 0x0001_0800);
        at = Octets.int32(arp, at, 0x0604_0000 | (fromClient ? 1 : 2));
        at = sender.address().write(arp, Octets.int48(arp, at, sender.mac()));
        target.address().write(arp, Octets.int48(arp, at, fromClient ? 0 : target.mac()));
        if (fromClient) {
            frame.begin().ethernet(sender.mac(), BROADCAST);
        }
        frame.other(ARP).payload(arp);
    }
}
