package io.weir.ingest.generate;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What two ends say to each other, as the tap sees it: the packets in tap time, and into which
 * flows a meter has to put them. Added to in any order, then sealed, then played frame by frame.
 */
public final class Conversation {

    static final int NO_VLAN = -1;

    private static final Comparator<PlannedPacket> BY_TIME =
            Comparator.comparingLong(packet -> packet.timeUs);

    final Endpoint client;
    final Endpoint server;
    final int protocol;
    final int vlan;
    private final List<PlannedPacket> packets = new ArrayList<>();
    private final List<PlannedFlow> flows = new ArrayList<>();
    private int clientIpId;
    private int serverIpId;
    private int played;

    public Conversation(Endpoint client, Endpoint server, int protocol) {
        this(client, server, protocol, NO_VLAN);
    }

    /**
     * @param protocol IANA number
     * @param vlan VLAN identifier, or −1
     */
    public Conversation(Endpoint client, Endpoint server, int protocol, int vlan) {
        this.client = client;
        this.server = server;
        this.protocol = protocol;
        this.vlan = vlan;
        this.clientIpId = client.port() * 7 & 0xffff;
        this.serverIpId = client.port() * 13 & 0xffff;
    }

    /** Packets added from here on belong to another flow. */
    int newFlow() {
        flows.add(new PlannedFlow(this));
        return flows.size() - 1;
    }

    int lastFlow() {
        return flows.size() - 1;
    }

    PlannedFlow flow(int index) {
        return flows.get(index);
    }

    void add(PlannedPacket packet) {
        packets.add(packet);
    }

    /**
     * Puts the packets in order of time, no two at the same microsecond, drops what the capture
     * does not hold and counts the rest into the flows.
     *
     * @param endUs packets at or after it are not in the capture
     * @param most packets kept at most
     */
    public void seal(long endUs, long most) {
        packets.sort(BY_TIME);
        int kept = 0;
        long last = Long.MIN_VALUE;
        for (PlannedPacket packet : packets) {
            packet.timeUs = Math.max(packet.timeUs, last + 1);
            last = packet.timeUs;
            if (last >= endUs || kept == most) {
                break;
            }
            kept++;
            if (packet.flow >= 0) {
                flows.get(packet.flow).count(packet);
            }
        }
        packets.subList(kept, packets.size()).clear();
    }

    /** Packets in the capture. */
    public int packets() {
        return packets.size();
    }

    /** Packets in the capture that are in no flow. */
    long notIp() {
        return packets.stream().filter(packet -> packet.flow < 0).count();
    }

    /** The flows of which the capture holds a packet. */
    List<PlannedFlow> flows() {
        return flows.stream().filter(PlannedFlow::seen).toList();
    }

    /** True when there is a packet to play. */
    public boolean hasNext() {
        return played < packets.size();
    }

    /** When the next packet passes the tap, µs since the epoch. */
    public long nextTimeUs() {
        return packets.get(played).timeUs;
    }

    /** Builds the next packet's frame. */
    public void play(FrameBuilder frame) {
        PlannedPacket packet = packets.get(played++);
        Endpoint from = packet.fromClient ? client : server;
        Endpoint to = packet.fromClient ? server : client;
        frame.begin().ethernet(from.mac(), to.mac());
        if (vlan != NO_VLAN) {
            frame.vlan(vlan);
        }
        packet.build(frame, this);
        frame.end();
    }

    /** The IP header of a whole packet. */
    void addIp(FrameBuilder frame, boolean fromClient) {
        Endpoint from = fromClient ? client : server;
        Endpoint to = fromClient ? server : client;
        if (from.address().version() == 4) {
            frame.ipv4(from.address(), to.address(), from.ttl(), nextIpId(fromClient));
        } else {
            frame.ipv6(from.address(), to.address(), from.ttl(), from.port() * 31 + to.port());
        }
    }

    private int nextIpId(boolean fromClient) {
        return (fromClient ? clientIpId++ : serverIpId++) & 0xffff;
    }

    /** Octets of the headers before what stands above IP. */
    int linkBytes() {
        return vlan == NO_VLAN ? 14 : 18;
    }

    int ipHeaderBytes() {
        return client.address().version() == 4 ? 20 : 40;
    }
}
