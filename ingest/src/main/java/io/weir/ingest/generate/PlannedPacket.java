package io.weir.ingest.generate;

/**
 * One packet of a conversation as it passes the tap. Packets that the tap never saw are not
 * planned.
 */
abstract class PlannedPacket {

    /** Capture time, µs since the epoch. */
    long timeUs;

    final boolean fromClient;

    /** Which of the conversation's flows it belongs to, or −1: not IP, in none. */
    final int flow;

    PlannedPacket(long timeUs, boolean fromClient, int flow) {
        this.timeUs = timeUs;
        this.fromClient = fromClient;
        this.flow = flow;
    }

    /** Octets behind the IP header, extension headers included. */
    abstract int aboveIpBytes();

    /** Octets above layer 4. */
    abstract int payloadBytes();

    /** TCP flags, 0 for every other protocol. */
    int flags() {
        return 0;
    }

    /** Adds everything behind the link layer. */
    abstract void build(FrameBuilder frame, Conversation conversation);
}
