package io.weir.ingest.generate;

/**
 * Octets for payloads whose content does not matter, with running sums over them, so that the
 * checksum of a slice costs two look-ups instead of a pass over it. They repeat every 2^16 octets:
 * a slice by sequence number is the same octets each time it is sent.
 */
final class PayloadPool {

    /** Longest slice, octets. */
    static final int MAX_SLICE = 65_536;

    private static final int SIZE = 2 * MAX_SLICE;

    static final PayloadPool SHARED = new PayloadPool();

    private final byte[] bytes = new byte[SIZE];

    /** sums[i] = sum of the 16-bit words at i − 2, i − 4 and so on. */
    private final long[] sums = new long[SIZE + 1];

    private PayloadPool() {
        Dice dice = new Dice(0x776569722d706f6fL);
        for (int i = 0; i < MAX_SLICE; i++) {
            bytes[i] = (byte) dice.nextInt();
            bytes[i + MAX_SLICE] = bytes[i];
        }
        for (int i = 2; i <= SIZE; i++) {
            sums[i] = sums[i - 2] + Checksum.word(bytes, i - 2);
        }
    }

    /** A place where a slice may begin, chosen by any number. */
    static int place(int number) {
        return number & MAX_SLICE - 1;
    }

    void copy(int place, byte[] to, int offset, int length) {
        System.arraycopy(bytes, place, to, offset, length);
    }

    /** Sum of the slice's 16-bit words, an odd last octet filled up with zero. */
    long sum(int place, int length) {
        int end = place + (length & ~1);
        long sum = sums[end] - sums[place];
        return (length & 1) == 0 ? sum : sum + ((bytes[end] & 0xff) << 8);
    }
}
