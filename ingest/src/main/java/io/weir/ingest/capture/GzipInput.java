package io.weir.ingest.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * gzip (RFC 1952) with any number of members. Unlike {@link java.util.zip.GZIPInputStream} it finds
 * the next member on a pipe as well, and hands over all that can be inflated in front of a damage.
 * What follows a member and does not begin like another one is padding and ignored, as gzip does.
 */
final class GzipInput extends InputStream {

    private static final int ID1 = 0x1f;
    private static final int ID2 = 0x8b;
    private static final int DEFLATE = 8;

    private static final int FLAG_HEADER_CRC = 1 << 1;
    private static final int FLAG_EXTRA = 1 << 2;
    private static final int FLAG_NAME = 1 << 3;
    private static final int FLAG_COMMENT = 1 << 4;

    private enum Place {
        HEADER,
        BODY,
        TRAILER,
        PADDING
    }

    private final InputStream in;
    private final byte[] buffer = new byte[64 << 10];
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();

    private int position;
    private int limit;
    private long members;
    private Place place = Place.HEADER;

    GzipInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        return OneOctet.of(this);
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        while (true) {
            switch (place) {
                case HEADER -> readHeader();
                case BODY -> {
                    int count = inflate(target, offset, length);
                    if (count > 0) {
                        return count;
                    }
                }
                case TRAILER -> readTrailer();
                case PADDING -> {
                    return -1;
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        inflater.end();
        in.close();
    }

    private int inflate(byte[] target, int offset, int length) throws IOException {
        if (inflater.needsInput()) {
            if (position == limit && !fill()) {
                throw new BadCompression("the rest of a gzip member", "the end");
            }
            inflater.setInput(buffer, position, limit - position);
            position = limit;
        }
        long before = inflater.getBytesWritten();
        int count;
        try {
            count = inflater.inflate(target, offset, length);
        } catch (DataFormatException e) {
            count = (int) (inflater.getBytesWritten() - before);
            if (count == 0) {
                throw new BadCompression("gzip data", "corrupt data: " + e.getMessage());
            }
        }
        if (inflater.needsDictionary()) {
            throw new BadCompression("gzip data", "a preset dictionary");
        }
        crc.update(target, offset, count);
        if (inflater.finished()) {
            position = limit - inflater.getRemaining();
            place = Place.TRAILER;
        }
        return count;
    }

    private void readHeader() throws IOException {
        int id1 = nextOrEnd();
        int id2 = id1 == ID1 ? nextOrEnd() : -1;
        if (id1 != ID1 || id2 != ID2) {
            if (members == 0) {
                throw new BadCompression("a gzip header", "something else");
            }
            place = Place.PADDING;
            return;
        }
        int method = next();
        if (method != DEFLATE) {
            throw new BadCompression("gzip with method 8, deflate", "method " + method);
        }
        int flags = next();
        skip(6);
        if ((flags & FLAG_EXTRA) != 0) {
            skip(next() | next() << 8);
        }
        if ((flags & FLAG_NAME) != 0) {
            skipText();
        }
        if ((flags & FLAG_COMMENT) != 0) {
            skipText();
        }
        if ((flags & FLAG_HEADER_CRC) != 0) {
            skip(2);
        }
        members++;
        inflater.reset();
        crc.reset();
        place = Place.BODY;
    }

    private void readTrailer() throws IOException {
        long sum = nextInt();
        long size = nextInt();
        if (sum != crc.getValue()) {
            throw new BadCompression(
                    String.format("gzip data with the CRC %08x", sum),
                    String.format("%08x", crc.getValue()));
        }
        if (size != (inflater.getBytesWritten() & 0xffff_ffffL)) {
            throw new BadCompression(
                    "gzip data of " + size + " octets modulo 2^32",
                    Long.toString(inflater.getBytesWritten()));
        }
        place = Place.HEADER;
    }

    private long nextInt() throws IOException {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            value |= (long) next() << shift;
        }
        return value;
    }

    private void skip(int count) throws IOException {
        for (int i = 0; i < count; i++) {
            next();
        }
    }

    private void skipText() throws IOException {
        while (next() != 0) {}
    }

    private int next() throws IOException {
        int octet = nextOrEnd();
        if (octet < 0) {
            throw new BadCompression("a whole gzip header or trailer", "the end");
        }
        return octet;
    }

    private int nextOrEnd() throws IOException {
        return position < limit || fill() ? buffer[position++] & 0xff : -1;
    }

    private boolean fill() throws IOException {
        int count = in.read(buffer);
        position = 0;
        limit = Math.max(count, 0);
        return count > 0;
    }
}
