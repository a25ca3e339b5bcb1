package io.weir.job.flow;

import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.TrainWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/**
 * The name of a flow: the first 64 bits of SHA-256 over the canonical bytes of its key (which begin
 * with the domain), the rule time of its first packet and that packet's place, as 16 hex digits.
 * The place is how many packets of the same key came before it at the same rule time: nothing that
 * trains, partitions or parallelism could change. One instance serves one thread.
 */
public final class FlowId {

    private static final int DIGEST_LENGTH = 32;
    private static final int OCTETS_USED = 8;
    private static final int START_CAPACITY = 96;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final MessageDigest sha256 = Digests.sha256();
    private final AvroWriter input = new AvroWriter(START_CAPACITY);
    private final byte[] digest = new byte[DIGEST_LENGTH];
    private final byte[] text = new byte[2 * OCTETS_USED];

    /**
     * @param firstRuleTimeUs rule time of the flow's first packet, µs since the epoch
     * @param place packets of the key before it with the same rule time, from 0
     */
    public String of(FlowKey key, long firstRuleTimeUs, long place) {
        input.clear();
        TrainWriter.writeKey(input, key);
        input.writeBigEndian(firstRuleTimeUs, Long.BYTES);
        input.writeBigEndian(place, Long.BYTES);
        sha256.update(input.array(), 0, input.length());
        Digests.finish(sha256, digest);
        for (int i = 0; i < OCTETS_USED; i++) {
            text[2 * i] = HEX[digest[i] >>> 4 & 0xf];
            text[2 * i + 1] = HEX[digest[i] & 0xf];
        }
        return new String(text, StandardCharsets.ISO_8859_1);
    }
}
