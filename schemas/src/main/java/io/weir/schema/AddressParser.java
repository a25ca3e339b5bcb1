package io.weir.schema;

import org.jspecify.annotations.Nullable;

/**
 * IP addresses written as text, strictly and without ever asking a name server: dotted quads
 * without leading zeros, and IPv6 as in RFC 4291 section 2.2, its last 32 bits also dotted.
 */
final class AddressParser {

    private static final int GROUPS = 8;

    private AddressParser() {}

    /** The network of a single address, prefix 32 or 128; null when the text is no address. */
    static @Nullable Cidr parse(String text) {
        if (text.indexOf(':') >= 0) {
            return parseIpv6(text);
        }
        long address = parseIpv4(text);
        return address < 0 ? null : new Cidr(4, 0, address, 32);
    }

    /** The address as an unsigned 32-bit number; -1 when the text is none. */
    private static long parseIpv4(String text) {
        String[] parts = text.split("\\.", -1);
        if (parts.length != 4) {
            return -1;
        }
        long address = 0;
        for (String part : parts) {
            int octet = number(part, 10, 3);
            if (octet < 0 || octet > 255 || part.length() > 1 && part.charAt(0) == '0') {
                return -1;
            }
            address = address << 8 | octet;
        }
        return address;
    }

    private static @Nullable Cidr parseIpv6(String text) {
        int gap = text.indexOf("::");
        int[] groups = new int[GROUPS];
        if (gap < 0) {
            return readGroups(text, true, groups) == GROUPS ? network(groups) : null;
        }
        int[] tail = new int[GROUPS];
        int before = readGroups(text.substring(0, gap), false, groups);
        int after = readGroups(text.substring(gap + 2), true, tail);
        if (before < 0 || after < 0 || before + after >= GROUPS) {
            return null;
        }
        System.arraycopy(tail, 0, groups, GROUPS - after, after);
        return network(groups);
    }

    /**
     * Number of 16-bit groups read into {@code groups}; -1 when the text is malformed.
     *
     * @param last the text ends the address, so that its end may be dotted
     */
    private static int readGroups(String text, boolean last, int[] groups) {
        if (text.isEmpty()) {
            return 0;
        }
        String[] parts = text.split(":", -1);
        int count = 0;
        for (int i = 0; i < parts.length; i++) {
            if (last && i == parts.length - 1 && parts[i].indexOf('.') >= 0) {
                long quad = parseIpv4(parts[i]);
                if (quad < 0 || count + 2 > GROUPS) {
                    return -1;
                }
                groups[count++] = (int) (quad >>> 16);
                groups[count++] = (int) (quad & 0xffff);
            } else {
                int group = number(parts[i], 16, 4);
                if (group < 0 || count == GROUPS) {
                    return -1;
                }
                groups[count++] = group;
            }
        }
        return count;
    }

    private static Cidr network(int[] groups) {
        long high = 0;
        long low = 0;
        for (int i = 0; i < GROUPS / 2; i++) {
            high = high << 16 | groups[i];
            low = low << 16 | groups[i + GROUPS / 2];
        }
        return new Cidr(6, high, low, 128);
    }

    /** A number of at most so many digits; -1 when the text is none. */
    static int number(String digits, int radix, int maxDigits) {
        if (digits.isEmpty() || digits.length() > maxDigits) {
            return -1;
        }
        int value = 0;
        for (int i = 0; i < digits.length(); i++) {
            char c = digits.charAt(i);
            int digit = c < 128 ? Character.digit(c, radix) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * radix + digit;
        }
        return value;
    }
}
