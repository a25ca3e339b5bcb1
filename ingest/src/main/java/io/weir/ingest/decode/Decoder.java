package io.weir.ingest.decode;

/**
 * Walks through a frame from its link layer to the ports of its innermost packet. Never throws,
 * whatever the octets are, and allocates nothing per frame.
 *
 * <p>One decoder serves one stream of frames with one axis of rule time: what it remembers of first
 * fragments must not reach another stream. Not safe for use by several threads.
 */
public final class Decoder {

    /** No frame of a real network holds more headers than this in front of layer 4. */
    private static final int DEEPEST = 64;

    private final Cursor cursor = new Cursor();
    private final Fragments fragments = new Fragments();
    private final DecodeCounters counters = new DecodeCounters();
    private long ruleTimeUs;
    private boolean orphan;

    /**
     * Reads one frame and counts what became of it.
     *
     * @param ruleTimeUs rule time of the frame, µs: running maximum of the stream's capture times
     * @param packet filled when the outcome is PACKET, else in an undefined state; only rule time,
     *     capture time and direction are left to the caller
     */
    public Outcome decode(Frame frame, long ruleTimeUs, Packet packet) {
        this.ruleTimeUs = ruleTimeUs;
        orphan = false;
        packet.vlanId = -1;
        packet.tunnel = null;
        packet.fields.wireBytes = frame.wireBytes;
        cursor.over(frame, packet);
        return outcome(cursor.settle(walk(LinkType.enter(cursor, frame.linkType))));
    }

    public DecodeCounters counters() {
        return counters;
    }

    /** Why the last frame was undecodable. */
    public Reason reason() {
        return cursor.reason();
    }

    /** What the last frame held when it was not IP. */
    public NotIp notIp() {
        return cursor.notIp();
    }

    /** Where the header begins that made the last frame undecodable, octets from its start. */
    public int stopOffset() {
        return cursor.stopOffset();
    }

    /** Octets that this header needs, as far as it could tell; 0 where length was no matter. */
    public int needed() {
        return cursor.needed();
    }

    /** Octets that were there for it. */
    public int available() {
        return cursor.available();
    }

    private Layer walk(Layer first) {
        Layer at = first;
        for (int depth = 0; !at.isEnd(); depth++) {
            if (depth == DEEPEST) {
                return cursor.stop(Reason.LINK_TOO_DEEP, 0);
            }
            at = step(at);
        }
        return at;
    }

    private Layer step(Layer at) {
        return switch (at) {
            case ETHERNET -> Ethernet.ethernet(cursor);
            case VLAN -> Ethernet.vlan(cursor);
            case TAG_OF_6 -> Ethernet.tag(cursor, 6);
            case TAG_OF_8 -> Ethernet.tag(cursor, 8);
            case TAG_BEFORE_FRAME -> Ethernet.tagBeforeFrame(cursor);
            case LLC -> Ethernet.llc(cursor);
            case MPLS -> Mpls.labels(cursor);
            case PPP -> PointToPoint.ppp(cursor);
            case PPPOE -> PointToPoint.pppoe(cursor);
            case WIFI -> Wifi.header(cursor);
            case IP -> Ip.either(cursor);
            case IPV4 -> Ipv4.header(cursor);
            case IPV6 -> Ipv6.header(cursor);
            case TRANSPORT -> transport();
            case LATER_FRAGMENT -> laterFragment();
            case GRE -> Gre.header(cursor);
            case INNER_IP -> IpTunnels.ip(cursor);
            case INNER_MPLS -> IpTunnels.mpls(cursor);
            case INNER_ETHERNET -> IpTunnels.ethernet(cursor);
            case ETHER_IP -> IpTunnels.etherIp(cursor);
            case L2TP -> IpTunnels.l2tpV3(cursor);
            case PACKET, NOT_IP, UNDECODABLE -> at;
        };
    }

    private Layer transport() {
        Layer next = Transport.header(cursor);
        if (cursor.firstFragment && next != Layer.UNDECODABLE) {
            fragments.remember(cursor, ruleTimeUs);
        }
        return next;
    }

    private Layer laterFragment() {
        cursor.packet.fields.laterFragment = true;
        orphan = !fragments.follow(cursor, ruleTimeUs);
        return Layer.PACKET;
    }

    private Outcome outcome(Layer end) {
        if (end == Layer.PACKET) {
            counters.packet();
            if (orphan) {
                counters.orphanFragment();
            }
            return Outcome.PACKET;
        }
        if (end == Layer.NOT_IP) {
            counters.notIp(cursor.notIp());
            return Outcome.NOT_IP;
        }
        counters.undecodable(cursor.reason());
        return Outcome.UNDECODABLE;
    }
}
