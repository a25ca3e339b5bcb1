package io.weir.ingest.decode;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Good frames of every kind with octets changed, cut, doubled and taken away. */
public final class FrameMutator {

    private static final int[] TELLING = {
        0, 1, 4, 5, 6, 0x11, 0x29, 0x2C, 0x2F, 0x45, 0x60, 0x7F, 0x80, 0xFF
    };

    private final SplittableRandom random;
    private final List<SampleFrames.Sample> samples = SampleFrames.all();
    private byte[] bytes = new byte[0];

    public FrameMutator(SplittableRandom random) {
        this.random = random;
    }

    /** Fills the frame with a mutation, whose octets come back; they are nobody else's. */
    public byte[] mutate(Frame frame) {
        SampleFrames.Sample sample = samples.get(random.nextInt(samples.size()));
        bytes = sample.bytes().clone();
        int changes = random.nextInt(1, 6);
        for (int i = 0; i < changes && bytes.length > 0; i++) {
            change();
        }
        boolean otherLink = random.nextInt(32) == 0;
        frame.linkType = otherLink ? random.nextInt(300) : sample.linkType();
        frame.capturedBytes = bytes.length;
        frame.wireBytes =
                switch (random.nextInt(16)) {
                    case 0 -> random.nextLong(1L << 32);
                    case 1 -> random.nextInt(bytes.length + 1);
                    default -> bytes.length;
                };
        frame.bytes = bytes;
        frame.offset = 0;
        return bytes;
    }

    private void change() {
        int at = random.nextInt(bytes.length);
        switch (random.nextInt(6)) {
            case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
            case 1 -> bytes[at] = (byte) random.nextInt(256);
            case 2 -> bytes[at] = (byte) TELLING[random.nextInt(TELLING.length)];
            case 3 -> bytes = Arrays.copyOf(bytes, at);
            case 4 -> copyWithin(at, random.nextInt(bytes.length - at + 1), at);
            default -> copyWithin(at, 0, Math.min(bytes.length, at + random.nextInt(24)));
        }
    }

    /** Octets up to one place, then those from another: doubles or takes away what is between. */
    private void copyWithin(int upTo, int length, int from) {
        byte[] changed = new byte[upTo + length + bytes.length - from];
        System.arraycopy(bytes, 0, changed, 0, upTo);
        System.arraycopy(bytes, upTo, changed, upTo, length);
        System.arraycopy(bytes, from, changed, upTo + length, bytes.length - from);
        bytes = changed;
    }
}
