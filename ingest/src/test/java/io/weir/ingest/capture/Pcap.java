package io.weir.ingest.capture;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes a pcap capture, right or wrong as it is told. */
final class Pcap {

    private final Octets out;
    private final PcapVariant variant;

    /** Where the file header and each record end. */
    final List<Integer> ends = new ArrayList<>();

    Pcap(PcapVariant variant, ByteOrder order, int major, int minor, long network) {
        this.variant = variant;
        out = new Octets(order);
        out.u32(variant.magic).u16(major).u16(minor).u32(0).u32(0).u32(65535).u32(network);
        if (variant.fileHeaderBytes > 24) {
            out.u32(0);
        }
        ends.add(out.size());
    }

    /** Little-endian, microseconds, Ethernet. */
    Pcap() {
        this(PcapVariant.MICROSECONDS, ByteOrder.LITTLE_ENDIAN, 2, 4, 1);
    }

    Pcap packet(long seconds, long fraction, byte... data) {
        return record(seconds, fraction, data.length, data.length, data);
    }

    /** A packet at a time in microseconds; its octets say who sent it. */
    Pcap packetAt(long timeUs, int octet) {
        return packet(timeUs / 1_000_000, timeUs % 1_000_000, (byte) octet);
    }

    Pcap record(long seconds, long fraction, long captured, long wire, byte... data) {
        out.u32(seconds).u32(fraction).u32(captured).u32(wire);
        if (variant.recordHeaderBytes > 16) {
            out.u32(7).u16(0x0800).u16(0);
        }
        out.put(data);
        ends.add(out.size());
        return this;
    }

    byte[] toArray() {
        return out.toArray();
    }
}
