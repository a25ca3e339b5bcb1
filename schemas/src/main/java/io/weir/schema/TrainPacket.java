package io.weir.schema;

/**
 * One packet of a train, as a reusable holder: the writer takes it, the reader fills it, nobody
 * keeps it. Sizes are those of design's words: the frame on the wire, the IP total length, the
 * octets above layer 4.
 */
public final class TrainPacket {

    /**
     * Rule time: the running maximum of capture times in the sensor's stream, µs since the epoch.
     */
    public long ruleTimeUs;

    /**
     * When the packet was captured, µs since the epoch; the rule time where the capture gives no
     * time.
     */
    public long captureTimeUs;

    /** Sent by the key's first end. */
    public boolean fromA;

    /** A later fragment of an IP datagram: it has no layer-4 header of its own. */
    public boolean laterFragment;

    /** Length of the frame on the wire, octets. */
    public long wireBytes;

    /** IP header and payload, octets, as the IP header says. */
    public long ipBytes;

    /** Octets above layer 4, as the headers say (right in captures cut by a snap length, too). */
    public long payloadBytes;

    /** IPv4 time to live or IPv6 hop limit, 0 to 255. */
    public int ttl;

    /** The fixed TCP header was captured whole, so that the fields below hold. */
    public boolean tcp;

    /** {@link TcpFlags} of octet 13 of the TCP header. */
    public int tcpFlags;

    /** Sequence number, 32 bits. */
    public int seq;

    /** Acknowledgment number, 32 bits; without the ACK flag whatever the header holds. */
    public int ack;

    /** Window as in the header, unscaled, 0 to 65535. */
    public int window;

    /** Maximum segment size option (RFC 9293), or −1. */
    public int mss;

    /** Window scale option's shift count (RFC 7323), or −1. */
    public int windowScale;

    /** SACK permitted option (RFC 2018). */
    public boolean sackPermitted;

    public boolean hasFlag(int flag) {
        return (tcpFlags & flag) != 0;
    }

    /** Takes over every field of another packet. */
    public void copyFrom(TrainPacket other) {
        ruleTimeUs = other.ruleTimeUs;
        captureTimeUs = other.captureTimeUs;
        fromA = other.fromA;
        laterFragment = other.laterFragment;
        wireBytes = other.wireBytes;
        ipBytes = other.ipBytes;
        payloadBytes = other.payloadBytes;
        ttl = other.ttl;
        tcp = other.tcp;
        tcpFlags = other.tcpFlags;
        seq = other.seq;
        ack = other.ack;
        window = other.window;
        mss = other.mss;
        windowScale = other.windowScale;
        sackPermitted = other.sackPermitted;
    }
}
