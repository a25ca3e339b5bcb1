package io.weir.ingest.generate;

/**
 * The Internet checksum of RFC 1071, in two steps: sum of 16-bit words, then fold and complement.
 */
final class Checksum {

    private Checksum() {}

    static int word(byte[] bytes, int at) {
        return (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff;
    }

    /** Sum of 16-bit words, an odd last octet filled up with zero. */
    static long sum(byte[] bytes, int from, int to) {
        long sum = 0;
        int at = from;
        for (; at + 1 < to; at += 2) {
            sum += word(bytes, at);
        }
        return at < to ? sum + ((bytes[at] & 0xff) << 8) : sum;
    }

    static int finish(long sum) {
        long folded = sum;
        while (folded >>> 16 != 0) {
            folded = (folded & 0xffff) + (folded >>> 16);
        }
        return (int) ~folded & 0xffff;
    }
}
