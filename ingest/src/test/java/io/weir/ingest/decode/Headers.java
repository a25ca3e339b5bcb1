package io.weir.ingest.decode;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Frames for tests, from the inside out: each header is put around what it carries. */
final class Headers {

    static final String A4 = "192.0.2.1";
    static final String B4 = "198.51.100.2";
    static final String A6 = "2001:db8::1";
    static final String B6 = "2001:db8:ffff::2";

    private Headers() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    /** Octets as hex digits; blanks are for the eye. */
    static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    static byte[] payload(int length) {
        byte[] octets = new byte[length];
        for (int i = 0; i < length; i++) {
            octets[i] = (byte) ('a' + i % 26);
        }
        return octets;
    }

    static byte[] be16(long value) {
        return new byte[] {(byte) (value >>> 8), (byte) value};
    }

    static byte[] be32(long value) {
        return join(be16(value >>> 16), be16(value));
    }

    static byte[] ethernet(int type, byte[] inner) {
        return join(hex("02 00 00 00 00 0b 02 00 00 00 00 0a"), be16(type), inner);
    }

    static byte[] vlan(int id, int type, byte[] inner) {
        return join(be16(id), be16(type), inner);
    }

    static byte[] mpls(int label, boolean bottom, byte[] inner) {
        return join(be32(label << 12 | (bottom ? 0x100 : 0) | 64), inner);
    }

    static byte[] pppoe(int pppProtocol, byte[] inner) {
        return join(hex("11 00 00 2a"), be16(inner.length + 2), be16(pppProtocol), inner);
    }

    static byte[] ipv4(int protocol, byte[] inner) {
        return ipv4(A4, B4, protocol, 0, 0, new byte[0], inner);
    }

    /** {@code fragment} is flags and offset as they stand in the header. */
    static byte[] ipv4(
            String from,
            String to,
            int protocol,
            int id,
            int fragment,
            byte[] options,
            byte[] inner) {
        int headerLength = 20 + options.length;
        return join(
                new byte[] {(byte) (0x40 | headerLength / 4), 0},
                be16(headerLength + inner.length),
                be16(id),
                be16(fragment),
                new byte[] {61, (byte) protocol, 0, 0},
                address(from),
                address(to),
                options,
                inner);
    }

    static byte[] ipv6(int next, byte[] inner) {
        return ipv6(inner.length, next, inner);
    }

    static byte[] ipv6(int payloadLength, int next, byte[] inner) {
        return join(
                hex("60 00 00 00"),
                be16(payloadLength),
                new byte[] {(byte) next, 62},
                address(A6),
                address(B6),
                inner);
    }

    /** An extension header of 8 octets. */
    static byte[] extension(int next, byte[] inner) {
        return join(new byte[] {(byte) next, 0, 1, 4, 0, 0, 0, 0}, inner);
    }

    /** {@code offsetAndFlags} as it stands in the fragment header. */
    static byte[] ipv6Fragment(int next, int offsetAndFlags, int id, byte[] inner) {
        return join(new byte[] {(byte) next, 0}, be16(offsetAndFlags), be32(id), inner);
    }

    static byte[] tcp(int from, int to, int flags, byte[] options, byte[] payload) {
        return join(
                be16(from),
                be16(to),
                be32(1000),
                be32(2000),
                new byte[] {(byte) ((20 + options.length) / 4 << 4), (byte) flags},
                be16(4096),
                be32(0),
                options,
                payload);
    }

    static byte[] tcp(byte[] payload) {
        return tcp(40000, 443, 0x18, new byte[0], payload);
    }

    static byte[] udp(int from, int to, byte[] payload) {
        return join(be16(from), be16(to), be16(8 + payload.length), be16(0), payload);
    }

    static byte[] icmp(int type, int code, byte[] payload) {
        return join(new byte[] {(byte) type, (byte) code}, new byte[6], payload);
    }

    static byte[] address(String text) {
        try {
            return InetAddress.getByName(text).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
    }

    static byte[] greV0(int flags, int type, byte[] inner) {
        int optional = Integer.bitCount(flags & 0xB000);
        return join(be16(flags), be16(type), payload(4 * optional), inner);
    }

    static byte[] pptp(int flags, byte[] inner) {
        int optional = Integer.bitCount(flags & 0x1080);
        return join(
                be16(flags | 0x2001),
                be16(EtherType.PPP),
                be16(inner.length),
                be16(7),
                payload(4 * optional),
                inner);
    }

    static byte[] vxlan(byte[] inner) {
        return join(hex("08 000000 00002a 00"), inner);
    }

    static byte[] vxlanGpe(int next, byte[] inner) {
        return join(hex("0c 0000"), new byte[] {(byte) next}, hex("00002a 00"), inner);
    }

    /** {@code options} in multiples of four octets. */
    static byte[] geneve(int type, byte[] options, byte[] inner) {
        return join(
                new byte[] {(byte) (options.length / 4), 0},
                be16(type),
                hex("00002a 00"),
                options,
                inner);
    }

    /** {@code optional} is what stands between the fixed header and the packet. */
    static byte[] gtpU(int flags, byte[] optional, byte[] inner) {
        return join(
                new byte[] {(byte) (0x30 | flags), (byte) 0xFF},
                be16(optional.length + inner.length),
                be32(42),
                optional,
                inner);
    }

    static byte[] l2tpV2(byte[] inner) {
        return join(hex("4002"), be16(8 + inner.length), hex("0001 0002"), inner);
    }

    static byte[] ayiya(int next, byte[] inner) {
        byte[] identityAndSignature = payload(16 + 20);
        return join(
                hex("40 52 11"), new byte[] {(byte) next}, be32(0), identityAndSignature, inner);
    }
}
