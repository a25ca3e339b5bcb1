package io.weir.schema;

/**
 * A network: an address and how many of its leading bits count. Bits behind the prefix are cleared,
 * so that equal networks are equal however they were written.
 *
 * @param ipVersion 4 or 6
 * @param high upper 64 bits of the address; 0 for IPv4
 * @param low lower 64 bits; an IPv4 address stands in the low 32
 * @param prefix 0 to 32, or 0 to 128
 */
public record Cidr(int ipVersion, long high, long low, int prefix) {

    public Cidr {
        high &= highMask(ipVersion, prefix);
        low &= lowMask(ipVersion, prefix);
    }

    /**
     * Reads {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a network of one.
     *
     * @throws IllegalArgumentException what is wrong with the text
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        Cidr address = AddressParser.parse(slash < 0 ? text : text.substring(0, slash));
        if (address == null) {
            throw expected(text, "no IP address before the slash");
        }
        return slash < 0
                ? address
                : new Cidr(
                        address.ipVersion,
                        address.high,
                        address.low,
                        prefix(text, text.substring(slash + 1), address.prefix));
    }

    private static int prefix(String text, String digits, int bits) {
        int prefix = AddressParser.number(digits, 10, 3);
        if (prefix < 0 || prefix > bits) {
            throw expected(text, "the prefix length is not between 0 and " + bits);
        }
        return prefix;
    }

    private static IllegalArgumentException expected(String text, String found) {
        return new IllegalArgumentException(
                "'" + text + "' is not a network such as 10.0.0.0/8 or fd00::/8: " + found);
    }

    public boolean contains(int version, long otherHigh, long otherLow) {
        return version == ipVersion
                && (otherHigh & highMask(ipVersion, prefix)) == high
                && (otherLow & lowMask(ipVersion, prefix)) == low;
    }

    private static long highMask(int ipVersion, int prefix) {
        return ipVersion == 4 ? 0 : leading(Math.min(prefix, 64));
    }

    private static long lowMask(int ipVersion, int prefix) {
        return ipVersion == 4
                ? leading(32 + prefix) & 0xffffffffL
                : leading(Math.max(prefix - 64, 0));
    }

    /** The leading bits of a long. */
    private static long leading(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    /** As {@link #parse} reads it; IPv6 in eight groups. */
    @Override
    public String toString() {
        return (ipVersion == 4 ? dotted() : groups()) + "/" + prefix;
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

    private String groups() {
        StringBuilder text = new StringBuilder();
        for (int shift = 112; shift >= 0; shift -= 16) {
            long half = shift >= 64 ? high : low;
            text.append(Long.toHexString(half >>> (shift & 63) & 0xffff));
            text.append(shift > 0 ? ":" : "");
        }
        return text.toString();
    }
}
