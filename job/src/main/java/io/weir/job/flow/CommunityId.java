package io.weir.job.flow;

import io.weir.schema.FlowKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;

/**
 * Community ID version 1 with seed 0: the name of a 5-tuple that other tools give it, too. One
 * instance serves one thread.
 */
public final class CommunityId {

    private static final int ICMP = 1;
    private static final int TCP = 6;
    private static final int UDP = 17;
    private static final int ICMP_V6 = 58;
    private static final int SCTP = 132;

    private static final int LONGEST = 2 + 2 * 16 + 2 + 2 * 2;
    private static final int DIGEST_LENGTH = 20;
    private static final int BASE64_LENGTH = 28;
    private static final byte[] VERSION = "1:".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha1 = Digests.sha1();
    private final Base64.Encoder base64 = Base64.getEncoder();
    private final byte[] digest = new byte[DIGEST_LENGTH];
    private final byte[] encoded = new byte[BASE64_LENGTH];
    private final byte[] text = Arrays.copyOf(VERSION, VERSION.length + BASE64_LENGTH);
    private final ByteBuffer input = ByteBuffer.allocate(LONGEST);

    /**
     * The ID of a key. A pair of ICMP type and counterpart type is in order already, as its key is;
     * a one-way type stands with its code in the sender's order, which the key has lost, so the
     * sender must be told.
     *
     * @param firstFromA the first packet seen was sent by the key's first end
     */
    public String of(FlowKey key, boolean firstFromA) {
        boolean aFirst = firstFromA || !isOneWay(key, firstFromA);
        input.clear();
        input.putShort((short) 0);
        putAddress(key, aFirst);
        putAddress(key, !aFirst);
        input.put((byte) key.protocol());
        input.put((byte) 0);
        if (hasPorts(key.protocol())) {
            input.putShort((short) (aFirst ? key.aPort() : key.bPort()));
            input.putShort((short) (aFirst ? key.bPort() : key.aPort()));
        }
        sha1.update(input.array(), 0, input.position());
        Digests.finish(sha1, digest);
        base64.encode(digest, encoded);
        System.arraycopy(encoded, 0, text, VERSION.length, BASE64_LENGTH);
        return new String(text, StandardCharsets.ISO_8859_1);
    }

    private void putAddress(FlowKey key, boolean ofA) {
        if (key.ipVersion() == 4) {
            input.putInt((int) (ofA ? key.aLow() : key.bLow()));
        } else {
            input.putLong(ofA ? key.aHigh() : key.bHigh());
            input.putLong(ofA ? key.aLow() : key.bLow());
        }
    }

    private static boolean hasPorts(int protocol) {
        return protocol == TCP
                || protocol == UDP
                || protocol == SCTP
                || protocol == ICMP
                || protocol == ICMP_V6;
    }

    private static boolean isOneWay(FlowKey key, boolean firstFromA) {
        int type = firstFromA ? key.aPort() : key.bPort();
        int other = firstFromA ? key.bPort() : key.aPort();
        return switch (key.protocol()) {
            case ICMP -> counterpart(type) != other;
            case ICMP_V6 -> counterpartV6(type) != other;
            default -> false;
        };
    }

    /** The type that answers an ICMP type, or −1. */
    private static int counterpart(int type) {
        return switch (type) {
            case 0 -> 8;
            case 8 -> 0;
            case 9 -> 10;
            case 10 -> 9;
            case 13 -> 14;
            case 14 -> 13;
            case 15 -> 16;
            case 16 -> 15;
            case 17 -> 18;
            case 18 -> 17;
            default -> -1;
        };
    }

    /** The type that answers an ICMPv6 type, or −1. */
    private static int counterpartV6(int type) {
        return switch (type) {
            case 128 -> 129;
            case 129 -> 128;
            case 130 -> 131;
            case 131 -> 130;
            case 133 -> 134;
            case 134 -> 133;
            case 135 -> 136;
            case 136 -> 135;
            case 139 -> 140;
            case 140 -> 139;
            case 144 -> 145;
            case 145 -> 144;
            default -> -1;
        };
    }
}
