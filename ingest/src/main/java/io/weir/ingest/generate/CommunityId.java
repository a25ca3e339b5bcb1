package io.weir.ingest.generate;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** Community ID v1 with seed 0 (github.com/corelight/community-id-spec), for the truth. */
final class CommunityId {

    private final MessageDigest sha1;
    private final byte[] input = new byte[2 + 16 + 16 + 2 + 4];

    CommunityId() {
        try {
            sha1 = MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-1", e);
        }
    }

    String of(Conversation conversation) {
        Endpoint a = conversation.client;
        Endpoint b = conversation.server;
        boolean inOrder = compare(a, b) <= 0;
        Endpoint low = inOrder ? a : b;
        Endpoint high = inOrder ? b : a;
        int at = Octets.int16(input, 0, 0);
        at = high.address().write(input, low.address().write(input, at));
        input[at++] = (byte) conversation.protocol;
        input[at++] = 0;
        at = Octets.int16(input, Octets.int16(input, at, low.port()), high.port());
        sha1.update(input, 0, at);
        return "1:" + Base64.getEncoder().encodeToString(sha1.digest());
    }

    private static int compare(Endpoint a, Endpoint b) {
        int order = Long.compareUnsigned(a.address().high(), b.address().high());
        if (order == 0) {
            order = Long.compareUnsigned(a.address().low(), b.address().low());
        }
        return order == 0 ? Integer.compare(a.port(), b.port()) : order;
    }
}
