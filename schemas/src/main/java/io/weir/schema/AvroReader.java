package io.weir.schema;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A cursor over octets in Avro's binary encoding. Every read checks its bounds, so that no input
 * can make it read beyond the limit: what does not fit throws {@link MalformedTrainException}.
 */
public final class AvroReader {

    private byte[] bytes = new byte[0];
    private int position;
    private int limit;

    public AvroReader reset(byte[] source, int offset, int length) {
        if (offset < 0 || length < 0 || offset > source.length - length) {
            throw new IndexOutOfBoundsException(offset + "+" + length + " of " + source.length);
        }
        bytes = source;
        position = offset;
        limit = offset + length;
        return this;
    }

    public int position() {
        return position;
    }

    public int remaining() {
        return limit - position;
    }

    byte[] array() {
        return bytes;
    }

    public long readLong() {
        int at = position;
        if (at < limit) {
            byte first = bytes[at];
            if (first >= 0) {
                position = at + 1;
                return (first >>> 1) ^ -(long) (first & 1);
            }
        }
        return readLonger();
    }

    /** Two octets, as most sizes and times have, then any number. */
    private long readLonger() {
        int at = position;
        if (limit - at >= 2 && bytes[at + 1] >= 0) {
            int zigzag = bytes[at] & 0x7f | bytes[at + 1] << 7;
            position = at + 2;
            return (zigzag >>> 1) ^ -(long) (zigzag & 1);
        }
        return readLongest();
    }

    private long readLongest() {
        long zigzag = 0;
        for (int shift = 0; shift < 64; shift += 7) {
            if (position >= limit) {
                throw malformed("a number ends beyond the message");
            }
            byte octet = bytes[position++];
            zigzag |= (octet & 0x7fL) << shift;
            if (octet >= 0) {
                return (zigzag >>> 1) ^ -(zigzag & 1);
            }
        }
        throw malformed("a number is longer than 10 octets");
    }

    public int readInt() {
        long value = readLong();
        if (value != (int) value) {
            throw malformed("a number does not fit 32 bits: " + value);
        }
        return (int) value;
    }

    public boolean readBoolean() {
        int value = readOctet();
        if (value > 1) {
            throw malformed("a boolean is " + value);
        }
        return value == 1;
    }

    /** The branch of a union of null and one type: true for the type. */
    public boolean readPresent() {
        long branch = readLong();
        if (branch < 0 || branch > 1) {
            throw malformed("a union has no branch " + branch);
        }
        return branch == 1;
    }

    public String readString() {
        int length = readLength();
        String text = new String(bytes, position, length, StandardCharsets.UTF_8);
        position += length;
        return text;
    }

    /** Octets behind their length. */
    public byte[] readBytes() {
        int length = readLength();
        byte[] octets = Arrays.copyOfRange(bytes, position, position + length);
        position += length;
        return octets;
    }

    /** A length that fits into what is left. */
    public int readLength() {
        long length = readLong();
        if (length < 0 || length > remaining()) {
            throw malformed("a length is " + length + " with " + remaining() + " octets left");
        }
        return (int) length;
    }

    /**
     * The number of items in the next block of an array or map: 0 behind the last one. It is no
     * larger than the octets left, since no item of our schemas is empty; space is still not to be
     * set aside by it.
     */
    public int readBlock() {
        long count = readLong();
        if (count < 0) {
            count = -count;
            readLength();
        }
        if (count < 0 || count > remaining()) {
            throw malformed("a block of " + count + " items with " + remaining() + " octets left");
        }
        return (int) count;
    }

    /** Octets as a number, most significant first. */
    public long readBigEndian(int octets) {
        if (octets > remaining()) {
            throw malformed("needs " + octets + " octets, " + remaining() + " left");
        }
        long value = 0;
        for (int i = 0; i < octets; i++) {
            value = value << 8 | bytes[position++] & 0xff;
        }
        return value;
    }

    /** Steps over octets that {@link #readLength} has granted. */
    void skip(int octets) {
        position += octets;
    }

    /** Throws unless everything was read. */
    public void expectEnd() {
        if (remaining() > 0) {
            throw malformed(remaining() + " octets behind the message");
        }
    }

    public MalformedTrainException malformed(String what) {
        return new MalformedTrainException(what + ", at octet " + position);
    }

    private int readOctet() {
        if (position >= limit) {
            throw malformed("the message ends early");
        }
        return bytes[position++] & 0xff;
    }
}
