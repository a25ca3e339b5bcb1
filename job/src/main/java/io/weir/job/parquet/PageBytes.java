package io.weir.job.parquet;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** A growing run of octets with Parquet's numbers in it: little-endian, or of seven bits each. */
final class PageBytes {

    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes = new byte[1 << 12];
    private int size;

    int size() {
        return size;
    }

    /** The first {@link #size} octets count; good until the next change. */
    byte[] array() {
        return bytes;
    }

    void clear() {
        size = 0;
    }

    void putByte(int value) {
        reserve(1);
        bytes[size++] = (byte) value;
    }

    void putInt(int value) {
        reserve(Integer.BYTES);
        INT.set(bytes, size, value);
        size += Integer.BYTES;
    }

    void putInts(long[] values, int count) {
        reserve(count * Integer.BYTES);
        for (int i = 0; i < count; i++) {
            INT.set(bytes, size + i * Integer.BYTES, (int) values[i]);
        }
        size += count * Integer.BYTES;
    }

    void putLongs(long[] values, int count) {
        reserve(count * Long.BYTES);
        for (int i = 0; i < count; i++) {
            LONG.set(bytes, size + i * Long.BYTES, values[i]);
        }
        size += count * Long.BYTES;
    }

    void putBytes(byte[] source, int length) {
        reserve(length);
        System.arraycopy(source, 0, bytes, size, length);
        size += length;
    }

    /** ULEB128. */
    void putVarInt(int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            putByte(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }

    /**
     * Numbers of a few bits each, the first in the lowest bits; zeros fill the last group of eight
     * numbers.
     *
     * @param width 1, 2, 4, 8 or 16, so that no number crosses an octet's edge
     */
    void putBitPacked(int[] values, int count, int width) {
        int groups = (count + 7) / 8;
        int length = groups * width;
        reserve(length);
        Arrays.fill(bytes, size, size + length, (byte) 0);
        for (int i = 0; i < count; i++) {
            int bit = i * width;
            int at = size + (bit >> 3);
            bytes[at] |= (byte) (values[i] << (bit & 7));
            if (width > 8) {
                bytes[at + 1] = (byte) (values[i] >> 8);
            }
        }
        size += length;
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, size + more));
        }
    }
}
