package io.weir.ingest.capture;

/**
 * What a capture may ask for before it is called corrupt or a decompression bomb. Reading is
 * streaming, so none of these is allocated in advance.
 *
 * @param capturedBytes largest captured length of one frame, whatever snapshot length a file
 *     claims; the default is the limit of libpcap and Wireshark for all links that carry IP
 * @param blockBytes largest pcapng block whose inside is looked at; unknown blocks of any length
 *     are skipped
 * @param interfaces largest number of interfaces in one pcapng section
 * @param expansion octets that one compressed octet may become, on average over the file
 * @param expansionFreeBytes uncompressed octets before {@code expansion} counts, since short and
 *     uniform captures compress well
 * @param uncompressedBytes largest uncompressed size of a compressed capture
 * @param zstdWindowLog base-2 logarithm of the largest zstd window; zstd's own default is the
 *     default (128 MiB)
 */
public record CaptureLimits(
        int capturedBytes,
        int blockBytes,
        int interfaces,
        int expansion,
        long expansionFreeBytes,
        long uncompressedBytes,
        int zstdWindowLog) {

    public static final CaptureLimits DEFAULT =
            new CaptureLimits(256 << 10, 16 << 20, 1 << 16, 400, 64L << 20, 1L << 40, 27);
}
