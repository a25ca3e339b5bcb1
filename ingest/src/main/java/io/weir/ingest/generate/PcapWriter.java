package io.weir.ingest.generate;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a capture in the classic pcap format, little-endian (draft-ietf-opsawg-pcap), buffered.
 * Frames longer than the snaplen are cut to it and keep their length on the wire.
 */
public final class PcapWriter implements Closeable {

    /** Resolution of the time stamps in the file. */
    public enum Resolution {
        MICROS(0xa1b2c3d4, 1),
        NANOS(0xa1b23c4d, 1000);

        private final int magic;
        private final int perMicro;

        Resolution(int magic, int perMicro) {
            this.magic = magic;
            this.perMicro = perMicro;
        }
    }

    /** LINKTYPE_ETHERNET. */
    public static final int ETHERNET = 1;

    private static final int HEADER = 24;
    private static final int RECORD_HEADER = 16;

    private final OutputStream out;
    private final Resolution resolution;
    private final int snaplen;
    private final byte[] buffer;
    private int filled;

    /** With snaplen 65,535 and microseconds. */
    public PcapWriter(OutputStream out, int linkType) {
        this(out, linkType, 65_535, Resolution.MICROS);
    }

    /**
     * @param linkType LINKTYPE_ number, such as {@link #ETHERNET}
     * @param snaplen octets kept of each frame, at least 1
     */
    public PcapWriter(OutputStream out, int linkType, int snaplen, Resolution resolution) {
        this.out = out;
        this.resolution = resolution;
        this.snaplen = snaplen;
        this.buffer = new byte[Math.max(1 << 20, HEADER + RECORD_HEADER + snaplen)];
        put32(resolution.magic);
        put32(4 << 16 | 2);
        put32(0);
        put32(0);
        put32(snaplen);
        put32(linkType);
    }

    /**
     * @param timeUs capture time, µs since the epoch, 0 or later
     */
    public void write(long timeUs, FrameBuilder frame) throws IOException {
        write(timeUs, frame.bytes(), 0, frame.length());
    }

    /**
     * @param timeUs capture time, µs since the epoch, 0 or later
     * @param length octets of the frame on the wire
     */
    public void write(long timeUs, byte[] bytes, int offset, int length) throws IOException {
        int kept = Math.min(length, snaplen);
        if (filled + RECORD_HEADER + kept > buffer.length) {
            drain();
        }
        put32((int) (timeUs / 1_000_000));
        put32((int) (timeUs % 1_000_000) * resolution.perMicro);
        put32(kept);
        put32(length);
        System.arraycopy(bytes, offset, buffer, filled, kept);
        filled += kept;
    }

    private void put32(int value) {
        buffer[filled++] = (byte) value;
        buffer[filled++] = (byte) (value >>> 8);
        buffer[filled++] = (byte) (value >>> 16);
        buffer[filled++] = (byte) (value >>> 24);
    }

    private void drain() throws IOException {
        out.write(buffer, 0, filled);
        filled = 0;
    }

    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }
}
