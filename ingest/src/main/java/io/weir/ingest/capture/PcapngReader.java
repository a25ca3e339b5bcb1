package io.weir.ingest.capture;

import io.weir.ingest.decode.Frame;
import java.util.ArrayList;
import java.util.List;

/**
 * pcapng (draft-ietf-opsawg-pcapng): several sections, each in its own byte order and with its own
 * interfaces; enhanced, simple and obsolete packet blocks. All other blocks are stepped over. A
 * block is used only when it stands there whole and says its length twice.
 */
final class PcapngReader implements RecordReader {

    /** The same in both byte orders. */
    static final int SECTION_HEADER = 0x0a0d0d0a;

    private static final int INTERFACE_DESCRIPTION = 1;
    private static final int OBSOLETE_PACKET = 2;
    private static final int SIMPLE_PACKET = 3;
    private static final int ENHANCED_PACKET = 6;

    private static final int BYTE_ORDER_MAGIC = 0x1a2b3c4d;

    /** Type and total length; behind the body the length stands again. */
    private static final int BLOCK_HEADER_BYTES = 8;

    private static final int BLOCK_FRAME_BYTES = BLOCK_HEADER_BYTES + 4;
    private static final int SECTION_BLOCK_BYTES = BLOCK_FRAME_BYTES + 16;

    private final Window window;
    private final CaptureLimits limits;
    private final List<PcapngInterface> interfaces = new ArrayList<>();

    /** Takes a window that stands at a section header block. */
    PcapngReader(Window window, CaptureLimits limits) throws CaptureBreak {
        this.window = window;
        this.limits = limits;
        openSection();
    }

    @Override
    public boolean next(Frame frame) throws CaptureBreak {
        while (true) {
            if (!window.has(BLOCK_HEADER_BYTES)) {
                return endedWithinHeader();
            }
            switch (window.i32(0)) {
                case ENHANCED_PACKET -> {
                    int length = wholeBlock();
                    readEnhanced(frame, length);
                    window.advance(length);
                    return true;
                }
                case SIMPLE_PACKET -> {
                    int length = wholeBlock();
                    readSimple(frame, length);
                    window.advance(length);
                    return true;
                }
                case OBSOLETE_PACKET -> {
                    int length = wholeBlock();
                    readObsolete(frame, length);
                    window.advance(length);
                    return true;
                }
                case INTERFACE_DESCRIPTION -> readInterface();
                case SECTION_HEADER -> openSection();
                default -> stepOver();
            }
        }
    }

    private void readEnhanced(Frame frame, int length) throws CaptureBreak {
        int data = 28;
        atLeast(length, data + 4, "enhanced packet block");
        PcapngInterface source = interfaceOf(window.u32(8));
        frame.timed = true;
        frame.timeUs = source.time().toMicros(window.u32(12) << 32 | window.u32(16));
        show(frame, source, data, captured(window.u32(20), length - data - 4), window.u32(24));
    }

    private void readObsolete(Frame frame, int length) throws CaptureBreak {
        int data = 28;
        atLeast(length, data + 4, "packet block");
        PcapngInterface source = interfaceOf(window.u16(8));
        frame.timed = true;
        frame.timeUs = source.time().toMicros(window.u32(12) << 32 | window.u32(16));
        show(frame, source, data, captured(window.u32(20), length - data - 4), window.u32(24));
    }

    /** Says neither interface (it is the first), time nor captured length (snapshot length). */
    private void readSimple(Frame frame, int length) throws CaptureBreak {
        int data = 12;
        atLeast(length, data + 4, "simple packet block");
        PcapngInterface source = interfaceOf(0);
        long wireBytes = window.u32(8);
        long snapLength = source.snapLength();
        long claimed = snapLength == 0 ? wireBytes : Math.min(wireBytes, snapLength);
        frame.timed = false;
        frame.timeUs = 0;
        show(frame, source, data, captured(claimed, length - data - 4), wireBytes);
    }

    private void show(Frame frame, PcapngInterface source, int data, int captured, long wireBytes) {
        frame.linkType = source.linkType();
        frame.bytes = window.bytes();
        frame.offset = window.position() + data;
        frame.capturedBytes = captured;
        frame.wireBytes = wireBytes;
    }

    private int captured(long claimed, int room) throws CaptureBreak {
        if (claimed > limits.capturedBytes()) {
            throw new CaptureBreak(
                    window.offset(),
                    "a packet block with at most " + limits.capturedBytes() + " captured octets",
                    Long.toString(claimed));
        }
        if (claimed > room) {
            throw new CaptureBreak(
                    window.offset(),
                    "a packet block with room for " + claimed + " captured octets",
                    "room for " + room);
        }
        return (int) claimed;
    }

    private PcapngInterface interfaceOf(long index) throws CaptureBreak {
        if (index >= interfaces.size()) {
            throw new CaptureBreak(
                    window.offset(),
                    "a packet of one of the " + interfaces.size() + " interfaces described",
                    "interface " + index);
        }
        return interfaces.get((int) index);
    }

    private void readInterface() throws CaptureBreak {
        int length = wholeBlock();
        if (interfaces.size() >= limits.interfaces()) {
            throw new CaptureBreak(
                    window.offset(),
                    "at most " + limits.interfaces() + " interfaces in a section",
                    "one more");
        }
        interfaces.add(PcapngInterface.read(window, BLOCK_HEADER_BYTES, length - 4));
        window.advance(length);
    }

    private void openSection() throws CaptureBreak {
        if (!window.has(SECTION_BLOCK_BYTES)) {
            throw new CaptureBreak(
                    window.offset(),
                    "a section header block of " + SECTION_BLOCK_BYTES + " octets or more",
                    "the end after " + window.available());
        }
        window.order(false);
        if (window.i32(8) != BYTE_ORDER_MAGIC) {
            window.order(true);
            if (window.i32(8) != BYTE_ORDER_MAGIC) {
                throw new CaptureBreak(
                        window.offset() + 8,
                        "the byte-order magic of a pcapng section, 0x1a2b3c4d in either order",
                        String.format("0x%08x", window.i32(8)));
            }
        }
        int major = window.u16(12);
        int minor = window.u16(14);
        // 1.2 was written by some and means the same as 1.0.
        if (major != 1 || (minor != 0 && minor != 2)) {
            throw new CaptureBreak(
                    window.offset(), "pcapng version 1.0", "version " + major + "." + minor);
        }
        atLeast(blockLength(), SECTION_BLOCK_BYTES, "section header block");
        interfaces.clear();
        stepOver();
    }

    private void stepOver() throws CaptureBreak {
        long start = window.offset();
        long length = blockLength();
        if (!window.skip(length - 4) || !window.has(4)) {
            throw cut(start, length, window.offset() + window.available() - start);
        }
        checkTrailer(start, length, window.u32(0));
        window.advance(4);
    }

    /** Has the whole block at hand, both its lengths checked. */
    private int wholeBlock() throws CaptureBreak {
        long length = blockLength();
        if (length > limits.blockBytes()) {
            throw new CaptureBreak(
                    window.offset(),
                    "a block of at most " + limits.blockBytes() + " octets",
                    Long.toString(length));
        }
        int whole = (int) length;
        if (!window.has(whole)) {
            throw cut(window.offset(), length, window.available());
        }
        checkTrailer(window.offset(), length, window.u32(whole - 4));
        return whole;
    }

    private long blockLength() throws CaptureBreak {
        long length = window.u32(4);
        if (length < BLOCK_FRAME_BYTES || (length & 3) != 0) {
            throw new CaptureBreak(
                    window.offset() + 4,
                    "a block length of at least " + BLOCK_FRAME_BYTES + " and a multiple of 4",
                    Long.toString(length));
        }
        return length;
    }

    private void atLeast(long length, int least, String block) throws CaptureBreak {
        if (length < least) {
            throw new CaptureBreak(
                    window.offset(),
                    "a length of at least " + least + " for a " + block,
                    Long.toString(length));
        }
    }

    private boolean endedWithinHeader() throws CaptureBreak {
        if (window.available() == 0) {
            return false;
        }
        throw new CaptureBreak(
                window.offset(),
                "a block header of " + BLOCK_HEADER_BYTES + " octets",
                "the end after " + window.available());
    }

    private static CaptureBreak cut(long start, long length, long present) {
        return new CaptureBreak(
                start, "a block of " + length + " octets", "the end after " + present);
    }

    private static void checkTrailer(long start, long length, long again) throws CaptureBreak {
        if (again != length) {
            throw new CaptureBreak(
                    start + length - 4,
                    "the block length " + length + " once more",
                    Long.toString(again));
        }
    }
}
