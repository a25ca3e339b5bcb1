package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;

/**
 * pcap (draft-ietf-opsawg-pcap) in both byte orders and all {@linkplain PcapVariant variants}.
 * Files older than version 2.3 have the two lengths of a record swapped, and so have some of 2.3
 * (libpcap). The snapshot length of the file is not held against its records: too many are wrong.
 */
final class PcapReader implements RecordReader {

    /** The upper bits say how long the frame check sequence is. */
    private static final int LINK_TYPE_MASK = 0xffff;

    private final Window window;
    private final int maxCapturedBytes;
    private final int recordHeaderBytes;
    private final boolean nanoseconds;
    private final int minorVersion;
    private final int linkType;

    /** Takes a window that stands at the file header, in the right byte order. */
    PcapReader(Window window, PcapVariant variant, CaptureLimits limits) throws CaptureBreak {
        this.window = window;
        maxCapturedBytes = limits.capturedBytes();
        recordHeaderBytes = variant.recordHeaderBytes;
        nanoseconds = variant.nanoseconds;
        if (!window.has(variant.fileHeaderBytes)) {
            throw new CaptureBreak(
                    window.offset(),
                    "a pcap file header of " + variant.fileHeaderBytes + " octets",
                    "the end after " + window.available());
        }
        int majorVersion = window.u16(4);
        minorVersion = window.u16(6);
        if (majorVersion != 2) {
            throw new CaptureBreak(
                    window.offset(),
                    "pcap version 2.x",
                    "version " + majorVersion + "." + minorVersion);
        }
        linkType = window.i32(20) & LINK_TYPE_MASK;
        window.advance(variant.fileHeaderBytes);
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
