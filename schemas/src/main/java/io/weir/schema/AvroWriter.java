package io.weir.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer in Avro's binary encoding (Avro specification 1.12, "Binary Encoding"): what the
 * hot path writes with instead of Avro's encoder.
 */
public final class AvroWriter {

    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int length;

    public AvroWriter(int capacity) {
        bytes = new byte[capacity];
    }

    public byte[] array() {
        return bytes;
    }

    public int length() {
        return length;
    }

    public void clear() {
        length = 0;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(bytes, length);
    }

    /** A long or an int: zigzag, then seven bits an octet, low ones first. */
    public void writeLong(long value) {
        ensure(LONGEST_VARINT);
        length = put(bytes, length, value);
    }

    /**
     * Makes room for so many numbers, to be {@link #put} into {@link #array} from {@link #length}
     * on, and then told by {@link #wroteUpTo}: where many follow each other, that is half the work.
     */
    byte[] roomForLongs(int count) {
        ensure(count * LONGEST_VARINT);
        return bytes;
    }

    /** Tells where the numbers end that stand in the array. */
    void wroteUpTo(int end) {
        length = end;
    }

    /**
     * Puts a number into an array as {@link #writeLong} does.
     *
     * @return where the next one goes
     */
    static int put(byte[] to, int at, long value) {
        long zigzag = value << 1 ^ value >> 63;
        if (zigzag >>> 7 == 0) {
            to[at] = (byte) zigzag;
            return at + 1;
        }
        return putLonger(to, at, zigzag);
    }

    private static int putLonger(byte[] to, int from, long zigzag) {
        int at = from;
        long rest = zigzag;
        while (rest >>> 7 != 0) {
            to[at++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        to[at++] = (byte) rest;
        return at;
    }

    public void writeBoolean(boolean value) {
        ensure(1);
        bytes[length++] = (byte) (value ? 1 : 0);
    }

    public void writeString(String text) {
        writeBytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Octets behind their length. */
    public void writeBytes(byte[] octets) {
        writeLong(octets.length);
        writeRaw(octets, 0, octets.length);
    }

    /** Octets as they are, without a length. */
    public void writeRaw(byte[] from, int offset, int count) {
        ensure(count);
        System.arraycopy(from, offset, bytes, length, count);
        length += count;
    }

    /** The low octets of a number, most significant first, without a length. */
    public void writeBigEndian(long value, int octets) {
        ensure(octets);
        for (int shift = 8 * (octets - 1); shift >= 0; shift -= 8) {
            bytes[length++] = (byte) (value >>> shift);
        }
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }
}
