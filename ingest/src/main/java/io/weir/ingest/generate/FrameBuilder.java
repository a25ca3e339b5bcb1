package io.weir.ingest.generate;

/**
 * Builds one frame after the other, layer by layer from the outside in, in one buffer:
 *
 * <pre>{@code
 * frame.begin().ethernet(from, to).ipv4(client, server, 64, id).tcp(40000, 443, seq, ack, flags, window)
 *         .payload(hello).end();
 * }</pre>
 *
 * <p>{@link #end} fills in what only the whole frame knows: lengths, checksums, the padding of TCP
 * options and of short Ethernet frames. Each layer names itself in the one before. Layers may stand
 * in each other as in tunnels.
 */
public final class FrameBuilder {

    /** Least length of an Ethernet frame on the wire without its check sequence. */
    static final int ETHERNET_MIN = 60;

    private static final int MAX_LAYERS = 16;
    private static final int MAX_FRAME = 14 + 64 + 65_535;

    /** What has to be filled in at the end of the frame. */
    private enum Layer {
        IPV4,
        IPV6,
        TCP,
        UDP,
        ICMP,
        ICMPV6
    }

    private final byte[] bytes = new byte[MAX_FRAME];
    private final Layer[] layers = new Layer[MAX_LAYERS];
    private final int[] starts = new int[MAX_LAYERS];
    private int layerCount;
    private int length;
    private boolean ethernet;

    /** Where the next layer's number goes, and in how many octets; 0 octets: nowhere. */
    private int nextAt;

    private int nextOctets;

    /** End of the header that is open for TCP options, or −1. */
    private int openTcp;

    /** A tail from the payload pool, whose sum is known. */
    private int poolAt;

    private long poolSum;

    /** The frame's octets from place 0 on; valid until the next {@link #begin}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Octets on the wire. */
    public int length() {
        return length;
    }

    public FrameBuilder begin() {
        layerCount = 0;
        length = 0;
        ethernet = false;
        nextOctets = 0;
        openTcp = -1;
        poolAt = -1;
        return this;
    }

    /** MAC addresses stand in the low 48 bits. */
    public FrameBuilder ethernet(long source, long destination) {
        ethernet |= length == 0;
        length = Octets.int48(bytes, length, destination);
        length = Octets.int48(bytes, length, source);
        return next(2);
    }

    /**
     * An 802.1Q tag; a second one inside makes the first one no QinQ tag, the type stays 0x8100.
     */
    public FrameBuilder vlan(int id) {
        announce(0x8100, -1);
        length = Octets.int16(bytes, length, id);
        return next(2);
    }

    public FrameBuilder ipv4(Address source, Address destination, int ttl, int id) {
        return ipv4(source, destination, ttl, id, 0, false);
    }

    /**
     * A fragment, where offset or more say so.
     *
     * @param offset octets before this fragment's, a multiple of 8
     * @param more true when fragments follow
     */
    public FrameBuilder ipv4(
            Address source, Address destination, int ttl, int id, int offset, boolean more) {
        announce(0x0800, Protocol.IPV4);
        open(Layer.IPV4);
        length = Octets.int16(bytes, length, 0x4500);
        length = Octets.int16(bytes, length, 0);
        length = Octets.int16(bytes, length, id);
        length = Octets.int16(bytes, length, offset >> 3 | (more ? 0x2000 : 0));
        bytes[length++] = (byte) ttl;
        next(1);
        length = Octets.int16(bytes, length, 0);
        length = destination.write(bytes, source.write(bytes, length));
        return this;
    }

    public FrameBuilder ipv6(Address source, Address destination, int hopLimit, int flowLabel) {
        announce(0x86dd, Protocol.IPV6);
        open(Layer.IPV6);
        length = Octets.int32(bytes, length, 0x6000_0000 | flowLabel & 0xf_ffff);
        length = Octets.int16(bytes, length, 0);
        next(1);
        bytes[length++] = (byte) hopLimit;
        length = destination.write(bytes, source.write(bytes, length));
        return this;
    }

    /** The fragment header of RFC 8200, 4.5. */
    public FrameBuilder ipv6Fragment(int id, int offset, boolean more) {
        announce(-1, Protocol.IPV6_FRAGMENT);
        next(1);
        bytes[length++] = 0;
        length = Octets.int16(bytes, length, offset | (more ? 1 : 0));
        length = Octets.int32(bytes, length, id);
        return this;
    }

    /** Options may follow; the header is closed by the payload or the end. */
    public FrameBuilder tcp(
            int sourcePort, int destinationPort, int seq, int ack, int flags, int window) {
        announce(-1, Protocol.TCP);
        open(Layer.TCP);
        openTcp = length;
        ports(sourcePort, destinationPort);
        length = Octets.int32(bytes, length, seq);
        length = Octets.int32(bytes, length, ack);
        bytes[length++] = 0x50;
        bytes[length++] = (byte) flags;
        length = Octets.int16(bytes, length, window);
        length = Octets.int32(bytes, length, 0);
        nextOctets = 0;
        return this;
    }

    public FrameBuilder mss(int octets) {
        return option(2, 4).int16(octets);
    }

    public FrameBuilder windowScale(int shift) {
        nop();
        option(3, 3);
        bytes[length++] = (byte) shift;
        return this;
    }

    public FrameBuilder sackPermitted() {
        return option(4, 2);
    }

    /** One block of RFC 2018, from the first sequence number held to the one behind the last. */
    public FrameBuilder sack(int from, int to) {
        nop();
        nop();
        option(5, 10);
        length = Octets.int32(bytes, length, from);
        length = Octets.int32(bytes, length, to);
        return this;
    }

    public FrameBuilder timestamps(int value, int echo) {
        option(8, 10);
        length = Octets.int32(bytes, length, value);
        length = Octets.int32(bytes, length, echo);
        return this;
    }

    public FrameBuilder nop() {
        bytes[length++] = 1;
        return this;
    }

    public FrameBuilder udp(int sourcePort, int destinationPort) {
        announce(-1, Protocol.UDP);
        open(Layer.UDP);
        ports(sourcePort, destinationPort);
        length = Octets.int32(bytes, length, 0);
        nextOctets = 0;
        return this;
    }

    /** ICMP in an IPv4 packet, ICMPv6 in an IPv6 packet. */
    public FrameBuilder icmp(int type, int code, int rest) {
        boolean v6 = layerCount > 0 && layers[layerCount - 1] == Layer.IPV6;
        announce(-1, v6 ? Protocol.ICMPV6 : Protocol.ICMP);
        open(v6 ? Layer.ICMPV6 : Layer.ICMP);
        bytes[length++] = (byte) type;
        bytes[length++] = (byte) code;
        length = Octets.int16(bytes, length, 0);
        length = Octets.int32(bytes, length, rest);
        nextOctets = 0;
        return this;
    }

    /** A next layer that this builder does not know, in the terms of the one before. */
    public FrameBuilder other(int number) {
        announce(number, number);
        nextOctets = 0;
        return this;
    }

    public FrameBuilder payload(byte[] content) {
        return payload(content, 0, content.length);
    }

    public FrameBuilder payload(byte[] content, int from, int count) {
        closeTcp();
        System.arraycopy(content, from, bytes, length, count);
        length += count;
        return this;
    }

    /** Octets whose content does not matter; the same place gives the same octets. */
    public FrameBuilder filler(int place, int count) {
        closeTcp();
        int even = PayloadPool.place(place);
        PayloadPool.SHARED.copy(even, bytes, length, count);
        poolAt = length;
        poolSum = PayloadPool.SHARED.sum(even, count);
        length += count;
        return this;
    }

    /** Fills in lengths, checksums and padding. */
    public FrameBuilder end() {
        closeTcp();
        for (int i = layerCount - 1; i >= 0; i--) {
            finish(i);
        }
        while (ethernet && length < ETHERNET_MIN) {
            bytes[length++] = 0;
        }
        return this;
    }

    private void finish(int layer) {
        int at = starts[layer];
        switch (layers[layer]) {
            case IPV4 -> {
                Octets.int16(bytes, at + 2, length - at);
                Octets.int16(bytes, at + 10, Checksum.finish(Checksum.sum(bytes, at, at + 20)));
            }
            case IPV6 -> Octets.int16(bytes, at + 4, length - at - 40);
            case TCP -> checksum(layer, at + 16, Protocol.TCP);
            case UDP -> {
                Octets.int16(bytes, at + 4, length - at);
                checksum(layer, at + 6, Protocol.UDP);
            }
            case ICMP -> Octets.int16(bytes, at + 2, Checksum.finish(sumFrom(at)));
            case ICMPV6 -> checksum(layer, at + 2, Protocol.ICMPV6);
        }
    }

    /** RFC 768: a UDP checksum of zero is sent as all ones. */
    private void checksum(int layer, int field, int protocol) {
        int at = starts[layer];
        int sum = Checksum.finish(sumFrom(at) + protocol + (length - at) + addresses(layer - 1));
        Octets.int16(bytes, field, sum == 0 && protocol == Protocol.UDP ? 0xffff : sum);
    }

    private long sumFrom(int at) {
        return poolAt >= at && (poolAt - at & 1) == 0
                ? Checksum.sum(bytes, at, poolAt) + poolSum
                : Checksum.sum(bytes, at, length);
    }

    private long addresses(int ipLayer) {
        int at = starts[ipLayer];
        return layers[ipLayer] == Layer.IPV4
                ? Checksum.sum(bytes, at + 12, at + 20)
                : Checksum.sum(bytes, at + 8, at + 40);
    }

    private void open(Layer layer) {
        layers[layerCount] = layer;
        starts[layerCount++] = length;
    }

    /** Leaves room for the number of the next layer, zero until it comes. */
    private FrameBuilder next(int octets) {
        nextAt = length;
        nextOctets = octets;
        for (int i = 0; i < octets; i++) {
            bytes[length++] = 0;
        }
        return this;
    }

    private void announce(int etherType, int protocol) {
        if (nextOctets == 2) {
            Octets.int16(bytes, nextAt, etherType);
        } else if (nextOctets == 1) {
            bytes[nextAt] = (byte) protocol;
        }
    }

    private void ports(int source, int destination) {
        length = Octets.int16(bytes, length, source);
        length = Octets.int16(bytes, length, destination);
    }

    private FrameBuilder option(int kind, int size) {
        bytes[length++] = (byte) kind;
        bytes[length++] = (byte) size;
        return this;
    }

    private FrameBuilder int16(int value) {
        length = Octets.int16(bytes, length, value);
        return this;
    }

    private void closeTcp() {
        if (openTcp < 0) {
            return;
        }
        while ((length - openTcp & 3) != 0) {
            bytes[length++] = 0;
        }
        bytes[openTcp + 12] = (byte) (length - openTcp >> 2 << 4);
        openTcp = -1;
    }
}
