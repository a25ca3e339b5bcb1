package io.weir.ingest.generate;

/** Numbers in network byte order; each method returns the place behind what it wrote. */
final class Octets {

    private Octets() {}

    static int int16(byte[] to, int at, int value) {
        to[at] = (byte) (value >>> 8);
        to[at + 1] = (byte) value;
        return at + 2;
    }

    static int int32(byte[] to, int at, int value) {
        int16(to, at, value >>> 16);
        return int16(to, at + 2, value);
    }

    static int int48(byte[] to, int at, long value) {
        int16(to, at, (int) (value >>> 32));
        return int32(to, at + 2, (int) value);
    }

    static int int64(byte[] to, int at, long value) {
        int32(to, at, (int) (value >>> 32));
        return int32(to, at + 4, (int) value);
    }
}
