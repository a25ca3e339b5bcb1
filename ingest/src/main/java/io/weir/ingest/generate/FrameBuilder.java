package io.weir.ingest.generate;

import io.weir.ingest.generate.OpenLayers.Layer;

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

    private static final int MAX_FRAME = 14 + 64 + 65_535;

    private final byte[] bytes = new byte[MAX_FRAME];
    private final OpenLayers layers = new OpenLayers(bytes);
    private int length;
    private boolean ethernet;

    /** Where the next layer's number goes, and in how many octets; 0 octets: nowhere. */
    private int nextAt;

    private int nextOctets;

    /** End of the header that is open for TCP options, or −1. */
    private int openTcp;

    /** The frame's octets from place 0 on; valid until the next {@link #begin}. */
    public byte[] bytes() {
        return bytes;
    }

    /** Octets on the wire. */
    public int length() {
        return length;
    }

    public FrameBuilder begin() {
        layers.clear();
        length = 0;
        ethernet = false;
        nextOctets = 0;
        openTcp = -1;
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
        layers.open(Layer.IPV4, length);
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
        layers.open(Layer.IPV6, length);
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
        layers.open(Layer.TCP, length);
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
        layers.open(Layer.UDP, length);
        ports(sourcePort, destinationPort);
        length = Octets.int32(bytes, length, 0);
        nextOctets = 0;
        return this;
    }

    /** ICMP in an IPv4 packet, ICMPv6 in an IPv6 packet. */
    public FrameBuilder icmp(int type, int code, int rest) {
        boolean v6 = layers.insideIpv6();
        announce(-1, v6 ? Protocol.ICMPV6 : Protocol.ICMP);
        layers.open(v6 ? Layer.ICMPV6 : Layer.ICMP, length);
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
        int from = PayloadPool.place(place);
        PayloadPool.SHARED.copy(from, bytes, length, count);
        layers.tail(length, PayloadPool.SHARED.sum(from, count));
        length += count;
        return this;
    }

    /** Fills in lengths, checksums and padding. */
    public FrameBuilder end() {
        closeTcp();
        layers.finish(length);
        while (ethernet && length < ETHERNET_MIN) {
            bytes[length++] = 0;
        }
        return this;
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
