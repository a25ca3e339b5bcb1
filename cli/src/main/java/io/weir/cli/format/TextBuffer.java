package io.weir.cli.format;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing run of UTF-8 octets. Numbers are written digit by digit into it: some hundred cells a
 * flow leave no room for strings that live for a moment.
 */
public final class TextBuffer {

    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] LONG_MIN = ascii(Long.toString(Long.MIN_VALUE));
    private static final long MICROS_A_SECOND = 1_000_000;
    private static final long BILLION = 1_000_000_000;

    /** Most digits of a long. */
    private static final int LONGEST = 20;

    private byte[] octets;
    private int size;

    public TextBuffer(int capacity) {
        this.octets = new byte[capacity];
    }

    /** The octets of a text that holds ASCII only; to be made once and appended often. */
    public static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    public int size() {
        return size;
    }

    public void clear() {
        size = 0;
    }

    public byte[] toBytes() {
        return Arrays.copyOf(octets, size);
    }

    public void writeTo(OutputStream out) throws IOException {
        out.write(octets, 0, size);
    }

    /** One ASCII character. */
    public void append(char ascii) {
        if (size == octets.length) {
            grow(1);
        }
        octets[size++] = (byte) ascii;
    }

    public void append(byte[] text) {
        append(text, 0, text.length);
    }

    public void append(byte[] text, int from, int length) {
        ensure(length);
        System.arraycopy(text, from, octets, size, length);
        size += length;
    }

    /** A text of any characters as it is. */
    public void append(String text) {
        append(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The part of a text that is known to hold ASCII only. */
    @SuppressWarnings(
            "deprecation") // Takes the low octet of each character, which is all of an ASCII one.
    void appendAscii(String text, int from, int to) {
        ensure(to - from);
        text.getBytes(from, to, octets, size);
        size += to - from;
    }

    public void append(long number) {
        if (number >= 0 && number < 10) {
            append((char) ('0' + number));
            return;
        }
        if (number == Long.MIN_VALUE) {
            append(LONG_MIN);
            return;
        }
        ensure(LONGEST);
        if (number < 0) {
            octets[size++] = '-';
            number = -number;
        }
        appendPositive(number);
    }

    /** Microseconds as seconds with six decimals. */
    public void appendSeconds(long micros) {
        ensure(LONGEST + 2);
        if (micros < 0) {
            octets[size++] = '-';
        }
        append(Math.abs(micros / MICROS_A_SECOND));
        octets[size++] = '.';
        appendDigits((int) Math.abs(micros % MICROS_A_SECOND), 6);
    }

    /** The last so many hexadecimal digits of a number. */
    void appendHex(int number, int digits) {
        ensure(digits);
        for (int shift = 4 * digits - 4; shift >= 0; shift -= 4) {
            octets[size++] = HEX[number >> shift & 15];
        }
    }

    void appendUtf8(int codePoint) {
        ensure(4);
        if (codePoint < 0x80) {
            octets[size++] = (byte) codePoint;
        } else if (codePoint < 0x800) {
            octets[size++] = (byte) (0xc0 | codePoint >> 6);
            octets[size++] = continuation(codePoint);
        } else if (codePoint < 0x10000) {
            octets[size++] = (byte) (0xe0 | codePoint >> 12);
            octets[size++] = continuation(codePoint >> 6);
            octets[size++] = continuation(codePoint);
        } else {
            octets[size++] = (byte) (0xf0 | codePoint >> 18);
            octets[size++] = continuation(codePoint >> 12);
            octets[size++] = continuation(codePoint >> 6);
            octets[size++] = continuation(codePoint);
        }
    }

    private static byte continuation(int bits) {
        return (byte) (0x80 | bits & 0x3f);
    }

    /** In parts of nine digits, which fit 32 bits. Room must have been made. */
    private void appendPositive(long number) {
        if (number <= Integer.MAX_VALUE) {
            appendDigits((int) number, digits((int) number));
            return;
        }
        long upper = number / BILLION;
        appendPositive(upper);
        appendDigits((int) (number - upper * BILLION), 9);
    }

    /** Room must have been made. */
    private void appendDigits(int number, int count) {
        int end = size + count;
        int at = end;
        int left = number;
        while (at > size) {
            // A tenth by multiplication: the quick compiler leaves a division as it is.
            int tenth = (int) (left * 0x6666_6667L >>> 34);
            octets[--at] = (byte) ('0' + (left - tenth * 10));
            left = tenth;
        }
        size = end;
    }

    private static int digits(int number) {
        int count = 1;
        for (long limit = 10; number >= limit; limit *= 10) {
            count++;
        }
        return count;
    }

    private void ensure(int more) {
        if (octets.length - size < more) {
            grow(more);
        }
    }

    private void grow(int more) {
        octets = Arrays.copyOf(octets, Math.max(octets.length * 2, size + more));
    }

    @Override
    public String toString() {
        return new String(octets, 0, size, StandardCharsets.UTF_8);
    }
}
