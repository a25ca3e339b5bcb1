package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;

/**
 * pcap (draft-ietf-opsawg-pcap) in both byte orders, with times in micro- or nanoseconds and with
 * Kuznetsov's longer record header. Files older than version 2.3 have the two lengths of a record
 * swapped, those of 2.3 some do (libpcap).
 */
final class PcapReader implements RecordReader {

    static final int MAGIC_MICROSECONDS = 0xa1b2c3d4;
    static final int MAGIC_NANOSECONDS = 0xa1b23c4d;
    static final int MAGIC_KUZNETSOV = 0xa1b2cd34;

    private static final int FILE_HEADER_BYTES = 24;
    private static final int RECORD_HEADER_BYTES = 16;

    /** Interface index, protocol and packet type stand behind the usual fields. */
    private static final int KUZNETSOV_RECORD_HEADER_BYTES = 24;

    private static final int LINK_TYPE_MASK = 0xffff;

    private final Window window;
    private final int maxCapturedBytes;
    private final int recordHeaderBytes;
    private final boolean nanoseconds;
    private final int minorVersion;
    private final int linkType;

    /** Takes a window that stands at the file header, whose first four octets are one of ours. */
    PcapReader(Window window, boolean bigEndian, CaptureLimits limits) throws CaptureBreak {
        this.window = window;
        this.maxCapturedBytes = limits.capturedBytes();
        window.order(bigEndian);
        if (!window.has(FILE_HEADER_BYTES)) {
            throw new CaptureBreak(
                    window.offset(),
                    "a pcap file header of " + FILE_HEADER_BYTES + " octets",
                    "the end after " + window.available());
        }
        int magic = window.i32(0);
        nanoseconds = magic == MAGIC_NANOSECONDS;
        recordHeaderBytes =
                magic == MAGIC_KUZNETSOV ? KUZNETSOV_RECORD_HEADER_BYTES : RECORD_HEADER_BYTES;
        int majorVersion = window.u16(4);
        minorVersion = window.u16(6);
        if (majorVersion != 2) {
            throw new CaptureBreak(
                    window.offset(),
                    "pcap version 2.x",
                    "version " + majorVersion + "." + minorVersion);
        }
        // The upper bits say how long the frame check sequence is.
        linkType = window.i32(20) & LINK_TYPE_MASK;
        window.advance(FILE_HEADER_BYTES);
    }

    static boolean isMagic(int magic) {
        return magic == MAGIC_MICROSECONDS
                || magic == MAGIC_NANOSECONDS
                || magic == MAGIC_KUZNETSOV;
    }

    @Override
    public boolean next(Frame frame) throws CaptureBreak {
        Window in = window;
        int headerBytes = recordHeaderBytes;
        if (!in.has(headerBytes)) {
            return endedWithin(headerBytes);
        }
        int capturedBytes = in.i32(8);
        int wireBytes = in.i32(12);
        if (minorVersion <= 3 && lengthsSwapped(capturedBytes, wireBytes)) {
            int swap = capturedBytes;
            capturedBytes = wireBytes;
            wireBytes = swap;
        }
        if (capturedBytes < 0 || capturedBytes > maxCapturedBytes) {
            throw tooLong(capturedBytes);
        }
        if (!in.has(headerBytes + capturedBytes)) {
            throw cut(headerBytes + capturedBytes);
        }
        long fraction = in.u32(4);
        frame.timed = true;
        // A fraction of a second or more is carried over: the record is odd, but readable.
        frame.timeUs = in.u32(0) * 1_000_000 + (nanoseconds ? fraction / 1000 : fraction);
        frame.linkType = linkType;
        frame.wireBytes = Integer.toUnsignedLong(wireBytes);
        frame.capturedBytes = capturedBytes;
        frame.bytes = in.bytes();
        frame.offset = in.position() + headerBytes;
        in.advance(headerBytes + capturedBytes);
        return true;
    }

    private boolean lengthsSwapped(int first, int second) {
        return minorVersion < 3 || Integer.compareUnsigned(first, second) > 0;
    }

    private boolean endedWithin(int headerBytes) throws CaptureBreak {
        if (window.available() == 0) {
            return false;
        }
        throw new CaptureBreak(
                window.offset(),
                "a record header of " + headerBytes + " octets",
                "the end after " + window.available());
    }

    private CaptureBreak tooLong(int capturedBytes) {
        return new CaptureBreak(
                window.offset(),
                "a record with at most " + maxCapturedBytes + " captured octets",
                Integer.toUnsignedString(capturedBytes));
    }

    private CaptureBreak cut(int recordBytes) {
        return new CaptureBreak(
                window.offset(),
                "a record of " + recordBytes + " octets",
                "the end after " + window.available());
    }
}
