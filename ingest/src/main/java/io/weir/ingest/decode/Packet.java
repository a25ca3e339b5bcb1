package io.weir.ingest.decode;

import io.weir.schema.TrainPacket;
import org.jspecify.annotations.Nullable;

/**
 * One decoded packet, as a reusable holder: the innermost IP packet of a frame, its ends as they
 * stand in its header, and what a train keeps of it.
 */
public final class Packet {

    /** 4 or 6. */
    public int ipVersion;

    /**
     * Upper and lower 64 bits of the source address; an IPv4 address stands in the low 32 bits of
     * the second.
     */
    public long sourceHigh;

    public long sourceLow;
    public long destinationHigh;
    public long destinationLow;

    /** 0 to 65535; for ICMP what Community ID v1 puts there; 0 where the protocol has no ports. */
    public int sourcePort;

    public int destinationPort;

    /** IANA protocol number of what follows IP and its extension headers. */
    public int protocol;

    /** Innermost VLAN identifier, or −1. */
    public int vlanId;

    /**
     * Tunnels stepped through, outermost first, joined by {@code >}; the same String object for the
     * same way in.
     */
    public @Nullable String tunnel;

    /**
     * Sizes, TTL and TCP fields, filled by the decoder. Rule time, capture time and {@code fromA}
     * are set behind it.
     */
    public final TrainPacket fields = new TrainPacket();

    /** Takes over every field of another packet. */
    public void copyFrom(Packet other) {
        ipVersion = other.ipVersion;
        sourceHigh = other.sourceHigh;
        sourceLow = other.sourceLow;
        destinationHigh = other.destinationHigh;
        destinationLow = other.destinationLow;
        sourcePort = other.sourcePort;
        destinationPort = other.destinationPort;
        protocol = other.protocol;
        vlanId = other.vlanId;
        tunnel = other.tunnel;
        fields.copyFrom(other.fields);
    }
}
