package io.weir.schema;

import java.util.SplittableRandom;

/**
 * Runs a test with random numbers that can be had again: each run draws a seed, a failure prints
 * it, and {@code -Dseed=} gives it back.
 */
public final class Seeded {

    private Seeded() {}

    /** A test body that draws its input from the generator. */
    public interface Body {
        void run(SplittableRandom random) throws Exception;
    }

    public static void run(Body body) {
        long seed = Long.getLong("seed", System.nanoTime());
        try {
            body.run(new SplittableRandom(seed));
        } catch (Exception | AssertionError e) {
            throw new AssertionError("with -Dseed=" + seed + ": " + e.getMessage(), e);
        }
    }
}
