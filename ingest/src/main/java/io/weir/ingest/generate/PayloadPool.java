package io.weir.ingest.generate;

/**
 * Octets for payloads whose content does not matter, with running sums over them, so that the
 * checksum of a slice costs two look-ups instead of a pass over it. Slices begin at even places.
 */
final class PayloadPool {

    /** Longest slice, octets. */
    static final int MAX_SLICE = 65_536;

    private static final int SIZE = 2 * MAX_SLICE;

    static final PayloadPool SHARED = new PayloadPool();

    private final byte[] bytes = new byte[SIZE];

    /** sums[i] = sum of the 16-bit words before word i. */
    private final long[] sums = new long[SIZE / 2 + 1];

    private PayloadPool() {
        Dice dice = new Dice(0x776569722d706f6fL);
        for (int i = 0; i < SIZE; i++) {
            bytes[i] = (byte) dice.nextInt();
        }
        for (int i = 0; i < SIZE / 2; i++) {
            sums[i + 1] = sums[i] + Checksum.word(bytes, 2 * i);
        }
    }

    /** A place where a slice may begin, chosen by any number. */
    static int place(int number) {
        return (number & MAX_SLICE - 1) & ~1;
    }

    void copy(int place, byte[] to, int offset, int length) {
        System.arraycopy(bytes, place, to, offset, length);
    }

    /** Sum of the slice's 16-bit words, an odd last octet filled up with zero. */
    long sum(int place, int length) {
        long sum = sums[(place + length) / 2] - sums[place / 2];
        return (length & 1) == 0 ? sum : sum + ((bytes[place + length - 1] & 0xff) << 8);
    }
}
