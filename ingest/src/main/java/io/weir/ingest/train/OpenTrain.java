package io.weir.ingest.train;

import io.weir.ingest.decode.Packet;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainWriter;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A train that still takes packets, a link of the chain by opening order and a cell of the table.
 */
final class OpenTrain {

    /** Neighbours in opening order, which is the order of first packets' rule times. */
    @Nullable OpenTrain earlier;

    @Nullable OpenTrain later;

    /** The next train in the same cell of the table. */
    @Nullable OpenTrain chained;

    private final TrainWriter writer = new TrainWriter();
    private int hash;
    private int ipVersion;
    private int protocol;
    private long aHigh;
    private long aLow;
    private int aPort;
    private long bHigh;
    private long bLow;
    private int bPort;
    private int vlanId;
    private @Nullable String tunnel;

    /** Starts anew for the conversation of a packet. */
    void open(Packet packet, boolean sourceFirst, int newHash) {
        hash = newHash;
        ipVersion = packet.ipVersion;
        protocol = packet.protocol;
        vlanId = packet.vlanId;
        tunnel = packet.tunnel;
        if (sourceFirst) {
            aHigh = packet.sourceHigh;
            aLow = packet.sourceLow;
            aPort = packet.sourcePort;
            bHigh = packet.destinationHigh;
            bLow = packet.destinationLow;
            bPort = packet.destinationPort;
        } else {
            aHigh = packet.destinationHigh;
            aLow = packet.destinationLow;
            aPort = packet.destinationPort;
            bHigh = packet.sourceHigh;
            bLow = packet.sourceLow;
            bPort = packet.sourcePort;
        }
        writer.clear();
    }

    boolean isOf(Packet packet, boolean sourceFirst, int itsHash) {
        if (hash != itsHash || protocol != packet.protocol || ipVersion != packet.ipVersion) {
            return false;
        }
        return sourceFirst
                ? aLow == packet.sourceLow
                        && bLow == packet.destinationLow
                        && aPort == packet.sourcePort
                        && bPort == packet.destinationPort
                        && aHigh == packet.sourceHigh
                        && bHigh == packet.destinationHigh
                : bLow == packet.sourceLow
                        && aLow == packet.destinationLow
                        && bPort == packet.sourcePort
                        && aPort == packet.destinationPort
                        && bHigh == packet.sourceHigh
                        && aHigh == packet.destinationHigh;
    }

    /** True when the packet shares what a train says once: the same way in. */
    boolean sharesHeader(Packet packet) {
        return vlanId == packet.vlanId && Objects.equals(tunnel, packet.tunnel);
    }

    void add(TrainPacket fields) {
        writer.add(fields);
    }

    TrainWriter writer() {
        return writer;
    }

    int hash() {
        return hash;
    }

    long startUs() {
        return writer.startUs();
    }

    int vlanId() {
        return vlanId;
    }

    @Nullable String tunnel() {
        return tunnel;
    }

    FlowKey key(String domain) {
        return new FlowKey(domain, ipVersion, aHigh, aLow, aPort, bHigh, bLow, bPort, protocol);
    }
}
