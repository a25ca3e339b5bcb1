package io.weir.ingest.capture;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** Tells by the first octets what a stream is and opens the reader for it. */
final class CaptureFormat {

    private static final int MAGIC_BYTES = 4;

    private static final int GZIP = 0x1f8b;
    private static final int ZSTD = 0x28b52ffd;
    private static final int ZSTD_SKIPPABLE = 0x502a4d18;
    private static final int ZSTD_SKIPPABLE_MASK = 0xf0ffffff;

    private CaptureFormat() {}

    /** The decompressed stream where it is a compressed one, else the stream itself. */
    static InputStream decompressed(CountingInput stored, CaptureLimits limits) throws IOException {
        PushbackInputStream in = new PushbackInputStream(stored, MAGIC_BYTES);
        byte[] start = in.readNBytes(MAGIC_BYTES);
        in.unread(start);
        int magic = start.length < MAGIC_BYTES ? 0 : bigEndian(start);
        if (magic >>> Short.SIZE == GZIP) {
            return new BombGuard(new GzipInput(in), stored, limits);
        }
        if (magic == ZSTD || (magic & ZSTD_SKIPPABLE_MASK) == ZSTD_SKIPPABLE) {
            return new BombGuard(new ZstdInput(in, limits.zstdWindowLog()), stored, limits);
        }
        return in;
    }

    static RecordReader records(Window window, CaptureLimits limits) throws CaptureBreak {
        if (!window.has(MAGIC_BYTES)) {
            throw unknown(
                    window,
                    window.available() == 0
                            ? "nothing (it is empty)"
                            : "the end after " + window.available());
        }
        window.order(false);
        int magic = window.i32(0);
        if (magic == PcapngReader.SECTION_HEADER) {
            return new PcapngReader(window, limits);
        }
        boolean bigEndian = PcapVariant.of(magic) == null;
        PcapVariant variant = PcapVariant.of(bigEndian ? Integer.reverseBytes(magic) : magic);
        if (variant != null) {
            window.order(bigEndian);
            return new PcapReader(window, variant, limits);
        }
        throw unknown(window, name(Integer.reverseBytes(magic)));
    }

    private static CaptureBreak unknown(Window window, String found) {
        return new CaptureBreak(
                window.offset(), "a pcap or pcapng capture, plain or in gzip or zstd", found);
    }

    private static String name(int magic) {
        return switch (magic) {
            case 0xfd377a58 -> "xz";
            case 0x04224d18 -> "lz4";
            case 0x504b0304 -> "a zip archive";
            case ZSTD -> "zstd inside of a compressed file";
            case 0x736e6f6f -> "a snoop capture";
            default -> otherName(magic);
        };
    }

    private static String otherName(int magic) {
        if (magic >>> Short.SIZE == GZIP) {
            return "gzip inside of a compressed file";
        }
        if (magic >>> Byte.SIZE == 0x425a68) {
            return "bzip2";
        }
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            int octet = magic >>> shift & 0xff;
            if ((octet < ' ' && octet != '\n' && octet != '\r' && octet != '\t') || octet > '~') {
                return String.format("the magic number 0x%08x", magic);
            }
        }
        return "text";
    }

    private static int bigEndian(byte[] b) {
        return (b[0] & 0xff) << 24 | (b[1] & 0xff) << 16 | (b[2] & 0xff) << 8 | b[3] & 0xff;
    }
}
