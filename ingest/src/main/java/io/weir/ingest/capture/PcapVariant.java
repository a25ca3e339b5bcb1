package io.weir.ingest.capture;

import org.jspecify.annotations.Nullable;

/**
 * The kinds of pcap that a magic number tells apart. Those that only guessing at the records could
 * tell (patched libpcaps of 1999 that kept the usual number, Nokia's, AIX's) are not read.
 */
enum PcapVariant {
    MICROSECONDS(0xa1b2c3d4, 24, 16, false),
    NANOSECONDS(0xa1b23c4d, 24, 16, true),

    /** Alexey Kuznetsov's: interface index, protocol and packet type behind the usual fields. */
    KUZNETSOV(0xa1b2cd34, 24, 24, false),

    /** IXIA's lcap of hardware captures: the size of all records behind the usual file header. */
    IXIA_HARDWARE(0x1c0001ac, 28, 16, true),
    IXIA_SOFTWARE(0x1c0001ab, 28, 16, false);

    final int magic;
    final int fileHeaderBytes;
    final int recordHeaderBytes;
    final boolean nanoseconds;

    PcapVariant(int magic, int fileHeaderBytes, int recordHeaderBytes, boolean nanoseconds) {
        this.magic = magic;
        this.fileHeaderBytes = fileHeaderBytes;
        this.recordHeaderBytes = recordHeaderBytes;
        this.nanoseconds = nanoseconds;
    }

    static @Nullable PcapVariant of(int magic) {
        for (PcapVariant variant : values()) {
            if (variant.magic == magic) {
                return variant;
            }
        }
        return null;
    }
}
