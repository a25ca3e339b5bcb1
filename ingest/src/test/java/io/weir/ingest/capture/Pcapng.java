package io.weir.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Writes a pcapng capture, right or wrong as it is told. */
final class Pcapng {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

    /** Where each block ends. */
    final List<Integer> ends = new ArrayList<>();

    /** Where each packet block ends. */
    final List<Integer> packetEnds = new ArrayList<>();

    static Pcapng of(ByteOrder order) {
        return new Pcapng().section(order);
    }

    Pcapng section(ByteOrder order) {
        return section(order, 1, 0);
    }

    Pcapng section(ByteOrder order, int major, int minor) {
        this.order = order;
        return block(
                PcapngReader.SECTION_HEADER,
                octets().u32(0x1a2b3c4d).u16(major).u16(minor).i64(-1));
    }

    Pcapng ethernet() {
        return interfaceWith(1, 0);
    }

    /**
     * @param options each with its header and padding
     */
    Pcapng interfaceWith(int linkType, long snapLength, byte[]... options) {
        Octets body = octets().u16(linkType).u16(0).u32(snapLength);
        for (byte[] option : options) {
            body.put(option);
        }
        return block(1, body);
    }

    Pcapng enhanced(long interfaceId, long units, byte... data) {
        return enhanced(interfaceId, units, data.length, data.length, data);
    }

    Pcapng enhanced(long interfaceId, long units, long captured, long wire, byte... data) {
        Octets body = octets().u32(interfaceId).u32(units >>> 32).u32(units);
        return packet(6, body.u32(captured).u32(wire).put(data).pad());
    }

    Pcapng obsolete(int interfaceId, long units, byte... data) {
        Octets body = octets().u16(interfaceId).u16(0).u32(units >>> 32).u32(units);
        return packet(2, body.u32(data.length).u32(data.length).put(data).pad());
    }

    Pcapng simple(long wire, byte... data) {
        return packet(3, octets().u32(wire).put(data).pad());
    }

    Pcapng block(int type, Octets body) {
        int length = body.size() + 12;
        return block(type, length, body, length);
    }

    Pcapng block(int type, long length, Octets body, long lengthAgain) {
        out.writeBytes(octets().u32(type).u32(length).toArray());
        out.writeBytes(body.toArray());
        out.writeBytes(octets().u32(lengthAgain).toArray());
        ends.add(out.size());
        return this;
    }

    byte[] option(int code, byte... value) {
        return octets().u16(code).u16(value.length).put(value).pad().toArray();
    }

    byte[] resolution(int value) {
        return option(9, (byte) value);
    }

    byte[] offset(long seconds) {
        return option(14, octets().i64(seconds).toArray());
    }

    /** Numbers in the byte order of the section. */
    Octets octets() {
        return new Octets(order);
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    private Pcapng packet(int type, Octets body) {
        block(type, body);
        packetEnds.add(out.size());
        return this;
    }
}
