package io.weir.ingest.train;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.regex.Pattern;

/**
 * A network: an address and how many of its leading bits count.
 *
 * @param ipVersion 4 or 6
 * @param high upper 64 bits of the address; 0 for IPv4
 * @param low lower 64 bits; an IPv4 address stands in the low 32
 * @param prefix 0 to 32, or 0 to 128
 */
public record Cidr(int ipVersion, long high, long low, int prefix) {

    private static final Pattern DOTTED = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private static final Pattern COLONS = Pattern.compile("[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*");

    /**
     * Reads {@code 10.0.0.0/8} or {@code fd00::/8}; an address alone is a network of one.
     *
     * @throws IllegalArgumentException what is wrong with the text
     */
    public static Cidr parse(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        byte[] octets = octets(text, address);
        int bits = 8 * octets.length;
        int prefix = slash < 0 ? bits : prefix(text, text.substring(slash + 1), bits);
        ByteBuffer buffer = ByteBuffer.wrap(octets);
        return octets.length == 4
                ? new Cidr(4, 0, buffer.getInt() & 0xffffffffL, prefix)
                : new Cidr(6, buffer.getLong(), buffer.getLong(), prefix);
    }

    public boolean contains(int version, long otherHigh, long otherLow) {
        if (version != ipVersion) {
            return false;
        }
        if (ipVersion == 4) {
            return ((low ^ otherLow) & mask(prefix + 32)) == 0;
        }
        return ((high ^ otherHigh) & mask(Math.min(prefix, 64))) == 0
                && ((low ^ otherLow) & mask(Math.max(prefix - 64, 0))) == 0;
    }

    /** The leading bits of a long. */
    private static long mask(int bits) {
        return bits == 0 ? 0 : -1L << (64 - bits);
    }

    private static byte[] octets(String text, String address) {
        // Only literals: a name would be looked up in the DNS.
        if (DOTTED.matcher(address).matches() || COLONS.matcher(address).matches()) {
            try {
                return InetAddress.getByName(address).getAddress();
            } catch (UnknownHostException e) {
                throw expected(text, "no IP address before the slash");
            }
        }
        throw expected(text, "no IP address before the slash");
    }

    private static int prefix(String text, String prefix, int bits) {
        int value;
        try {
            value = Integer.parseInt(prefix);
        } catch (NumberFormatException e) {
            throw expected(text, "the prefix length is no number");
        }
        if (value < 0 || value > bits) {
            throw expected(text, "the prefix length is not between 0 and " + bits);
        }
        return value;
    }

    private static IllegalArgumentException expected(String text, String found) {
        return new IllegalArgumentException(
                "'" + text + "' is not a network such as 10.0.0.0/8 or fd00::/8: " + found);
    }
}
