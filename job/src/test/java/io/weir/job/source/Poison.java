package io.weir.job.source;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

/** Records that do not belong on a topic of sensors, each made out of a good one. */
public final class Poison {

    private final Random random;
    private int made;

    public Poison(long seed) {
        random = new Random(seed);
    }

    /** A record for the same partition that no source may let in, of another kind each time. */
    public Fleet.Message like(Fleet.Message good) {
        byte[] value = good.value();
        int kind = made++ % 8;
        return switch (kind) {
            case 0 -> new Fleet.Message(good.partition(), good.key(), octets(random.nextInt(200)));
            case 1 -> new Fleet.Message(good.partition(), good.key(), new byte[0]);
            case 2 -> new Fleet.Message(good.partition(), good.key(), null);
            case 3 -> cut(good, value.length - 1);
            case 4 -> cut(good, random.nextInt(value.length));
            case 5 ->
                    new Fleet.Message(
                            good.partition(),
                            null,
                            "{\"hello\": \"world\"}".getBytes(StandardCharsets.UTF_8));
            case 6 -> unknownSchema(good);
            default -> longer(good);
        };
    }

    private byte[] octets(int length) {
        byte[] octets = new byte[length];
        random.nextBytes(octets);
        return octets;
    }

    private static Fleet.Message cut(Fleet.Message good, int length) {
        return new Fleet.Message(good.partition(), good.key(), Arrays.copyOf(good.value(), length));
    }

    private static Fleet.Message unknownSchema(Fleet.Message good) {
        byte[] value = good.value().clone();
        value[5] ^= 1;
        return new Fleet.Message(good.partition(), good.key(), value);
    }

    private Fleet.Message longer(Fleet.Message good) {
        byte[] value = Arrays.copyOf(good.value(), good.value().length + 3);
        value[value.length - 1] = (byte) random.nextInt();
        return new Fleet.Message(good.partition(), good.key(), value);
    }
}
