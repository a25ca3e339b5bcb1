package io.weir.ingest.generate;

/**
 * Seeded chance that falls the same on every machine and JDK: SplitMix64 (Steele, Lea, Flood 2014)
 * and integer or {@link StrictMath} arithmetic only, since the bounded methods of {@code
 * java.util.random} do not promise their algorithm.
 */
final class Dice {

    private long state;

    Dice(long seed) {
        state = seed;
    }

    long nextLong() {
        long z = state += 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }

    int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    /** 0 to bound − 1. */
    int below(int bound) {
        return (int) ((nextLong() >>> 33) * bound >>> 31);
    }

    /** From low to high, both included. */
    int between(int low, int high) {
        return low + below(high - low + 1);
    }

    /** True in so many of ten thousand throws. */
    boolean chance(int ofTenThousand) {
        return below(10_000) < ofTenThousand;
    }

    /** Exponentially distributed with this mean, at least 1, at most twelve times the mean. */
    long exponential(double mean) {
        double uniform = ((nextLong() >>> 11) + 1) * 0x1.0p-53;
        return 1 + (long) (mean * Math.min(12, -StrictMath.log(uniform)));
    }

    /** Pareto distributed with shape 1.2 from this least value on, cut at the largest. */
    int heavyTailed(int least, int largest) {
        double uniform = ((nextLong() >>> 11) + 1) * 0x1.0p-53;
        return (int) Math.min(largest, least * StrictMath.pow(uniform, -1 / 1.2));
    }
}
