package io.weir.ingest.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteOrder;

/** Writes octets in a byte order. */
final class Octets {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final boolean bigEndian;

    Octets(ByteOrder order) {
        bigEndian = order == ByteOrder.BIG_ENDIAN;
    }

    Octets u16(int value) {
        return number(value, Short.BYTES);
    }

    Octets u32(long value) {
        return number(value, Integer.BYTES);
    }

    Octets i64(long value) {
        return number(value, Long.BYTES);
    }

    Octets put(byte[] octets) {
        out.writeBytes(octets);
        return this;
    }

    /** Zeros up to a multiple of 4. */
    Octets pad() {
        while (out.size() % 4 != 0) {
            out.write(0);
        }
        return this;
    }

    int size() {
        return out.size();
    }

    byte[] toArray() {
        return out.toByteArray();
    }

    private Octets number(long value, int octets) {
        for (int i = 0; i < octets; i++) {
            int place = bigEndian ? octets - 1 - i : i;
            out.write((int) (value >>> (Byte.SIZE * place)));
        }
        return this;
    }
}
