package io.weir.ingest.generate;

/**
 * An IP address in two longs, an IPv4 address in the low 32 bits of the second.
 *
 * @param version 4 or 6
 */
public record Address(int version, long high, long low) {

    /** From four numbers of 0 to 255. */
    public static Address ipv4(int a, int b, int c, int d) {
        return ipv4(a << 24 | b << 16 | c << 8 | d);
    }

    public static Address ipv4(int bits) {
        return new Address(4, 0, bits & 0xffff_ffffL);
    }

    public static Address ipv6(long high, long low) {
        return new Address(6, high, low);
    }

    /** Length in octets. */
    int length() {
        return version == 4 ? 4 : 16;
    }

    int write(byte[] to, int at) {
        if (version == 4) {
            return Octets.int32(to, at, (int) low);
        }
        return Octets.int64(to, Octets.int64(to, at, high), low);
    }

    /** Sum of the address's 16-bit words, for pseudo headers. */
    long sum() {
        return words(high) + words(low);
    }

    private static long words(long bits) {
        return (bits >>> 48) + (bits >>> 32 & 0xffff) + (bits >>> 16 & 0xffff) + (bits & 0xffff);
    }

    /** Dotted decimal, or the canonical text of RFC 5952. */
    @Override
    public String toString() {
        return version == 4 ? dotted() : colons();
    }

    private String dotted() {
        return (low >>> 24)
                + "."
                + (low >>> 16 & 255)
                + "."
                + (low >>> 8 & 255)
                + "."
                + (low & 255);
    }

    private String colons() {
        int from = longestZeroRun();
        int to = from;
        while (to < 8 && group(to) == 0) {
            to++;
        }
        StringBuilder text = new StringBuilder(39);
        for (int i = 0; i < 8; i++) {
            if (i == from) {
                text.append("::");
                i = to - 1;
            } else {
                if (i > 0 && i != to) {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(i)));
            }
        }
        return text.toString();
    }

    private int group(int i) {
        return (int) ((i < 4 ? high : low) >>> 48 - 16 * (i & 3)) & 0xffff;
    }

    /** Where the first of the longest runs of at least two zero groups begins, or 8. */
    private int longestZeroRun() {
        int best = 8;
        int bestLength = 1;
        for (int i = 0; i < 8; i++) {
            int end = i;
            while (end < 8 && group(end) == 0) {
                end++;
            }
            if (end - i > bestLength) {
                best = i;
                bestLength = end - i;
            }
        }
        return best;
    }
}
