package io.weir.schema;

import java.nio.charset.StandardCharsets;

/**
 * IP addresses as text: dotted decimal, or the canonical form of RFC 5952 (lower case, the longest
 * run of two or more zero groups cut, the first of equally long ones; IPv4-mapped addresses in the
 * mixed form of its section 5). Reuses one buffer, so one instance serves one thread.
 */
public final class AddressText {

    private static final int LONGEST = 45;
    private static final int GROUPS = 8;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text = new byte[LONGEST];
    private int length;

    /**
     * The text of an address as a {@link FlowKey} holds it.
     *
     * @param ipVersion 4 or 6
     * @param high upper 64 bits; without meaning for IPv4
     * @param low lower 64 bits; an IPv4 address in the lower 32 of them
     */
    @SuppressWarnings("deprecation") // the only way from ASCII octets that does not decode
    public String of(int ipVersion, long high, long low) {
        length = 0;
        if (ipVersion == 4) {
            dotted((int) low);
        } else if (high == 0 && low >>> 32 == 0xffff) {
            append("::ffff:");
            dotted((int) low);
        } else {
            groups(high, low);
        }
        return new String(text, 0, 0, length);
    }

    private void dotted(int address) {
        for (int shift = 24; shift >= 0; shift -= 8) {
            decimal(address >>> shift & 0xff);
            if (shift > 0) {
                text[length++] = '.';
            }
        }
    }

    private void decimal(int octet) {
        if (octet >= 100) {
            text[length++] = (byte) ('0' + octet / 100);
        }
        if (octet >= 10) {
            text[length++] = (byte) ('0' + octet / 10 % 10);
        }
        text[length++] = (byte) ('0' + octet % 10);
    }

    private void groups(long high, long low) {
        int cutFrom = -1;
        int cutLength = 1;
        int run = 0;
        for (int i = 0; i < GROUPS; i++) {
            run = group(high, low, i) == 0 ? run + 1 : 0;
            if (run > cutLength) {
                cutLength = run;
                cutFrom = i - run + 1;
            }
        }
        for (int i = 0; i < GROUPS; i++) {
            if (i == cutFrom) {
                append("::");
                i += cutLength - 1;
                continue;
            }
            if (i > 0 && text[length - 1] != ':') {
                text[length++] = ':';
            }
            hex(group(high, low, i));
        }
    }

    private static int group(long high, long low, int index) {
        long half = index < GROUPS / 2 ? high : low;
        return (int) (half >>> 48 - 16 * (index % (GROUPS / 2))) & 0xffff;
    }

    private void hex(int group) {
        boolean started = false;
        for (int shift = 12; shift >= 0; shift -= 4) {
            int digit = group >>> shift & 0xf;
            started |= digit != 0 || shift == 0;
            if (started) {
                text[length++] = HEX[digit];
            }
        }
    }

    private void append(String ascii) {
        for (int i = 0; i < ascii.length(); i++) {
            text[length++] = (byte) ascii.charAt(i);
        }
    }
}
