package io.weir.ingest.capture;

import java.io.IOException;
import java.io.InputStream;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * The octets of a stream that are being looked at: an array that slides along. It grows only as far
 * as octets arrive, so a length field that lies costs nothing.
 *
 * <p>{@link #has} and {@link #skip} may move the octets within the array or to another one; offsets
 * into it are taken afresh after them.
 */
final class Window {

    private static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT =
            MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private final InputStream in;

    private byte[] bytes;
    private int position;
    private int limit;

    /** Of {@code bytes[0]} in the stream. */
    private long base;

    private boolean ended;
    private boolean bigEndian;

    Window(InputStream in, int initialBytes) {
        this.in = in;
        this.bytes = new byte[initialBytes];
    }

    /** Byte order of the numbers read from here on. */
    void order(boolean bigEndian) {
        this.bigEndian = bigEndian;
    }

    /** Array that holds the octets at hand. */
    byte[] bytes() {
        return bytes;
    }

    /** Where in {@link #bytes} the next octet stands. */
    int position() {
        return position;
    }

    /** Where in the stream the next octet stands. */
    long offset() {
        return base + position;
    }

    /** Octets at hand without reading on. */
    int available() {
        return limit - position;
    }

    /** Whether the next {@code count} octets exist; if so, they are at hand. */
    boolean has(int count) throws CaptureBreak {
        return limit - position >= count || fill(count);
    }

    /** Steps over octets that are at hand. */
    void advance(int count) {
        position += count;
    }

    /**
     * Steps over octets that need not be at hand.
     *
     * @return false when the stream ended before
     */
    boolean skip(long count) throws CaptureBreak {
        long left = count;
        while (left > limit - position) {
            left -= limit - position;
            position = limit;
            if (!fill(1)) {
                return false;
            }
        }
        position += (int) left;
        return true;
    }

    int u8(int ahead) {
        return bytes[position + ahead] & 0xff;
    }

    int u16(int ahead) {
        short raw = (short) SHORT.get(bytes, position + ahead);
        return (bigEndian ? Short.reverseBytes(raw) : raw) & 0xffff;
    }

    int i32(int ahead) {
        int raw = (int) INT.get(bytes, position + ahead);
        return bigEndian ? Integer.reverseBytes(raw) : raw;
    }

    long u32(int ahead) {
        return Integer.toUnsignedLong(i32(ahead));
    }

    long i64(int ahead) {
        long raw = (long) LONG.get(bytes, position + ahead);
        return bigEndian ? Long.reverseBytes(raw) : raw;
    }

    private boolean fill(int count) throws CaptureBreak {
        compact();
        while (limit < count) {
            if (ended) {
                return false;
            }
            if (limit == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            read();
        }
        return true;
    }

    private void compact() {
        System.arraycopy(bytes, position, bytes, 0, limit - position);
        base += position;
        limit -= position;
        position = 0;
    }

    private void read() throws CaptureBreak {
        try {
            int count = in.read(bytes, limit, bytes.length - limit);
            if (count < 0) {
                ended = true;
            } else {
                limit += count;
            }
        } catch (BadCompression e) {
            throw e.at(base + limit);
        } catch (IOException e) {
            throw new CaptureBreak(
                    base + limit, "more octets", "an error: " + CaptureProblem.reason(e));
        }
    }
}
