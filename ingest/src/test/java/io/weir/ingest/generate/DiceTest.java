package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DiceTest {

    /** The JDK's SplittableRandom is the same algorithm. */
    @Test
    void throwsWhatSplitMixThrows() {
        Dice dice = new Dice(42);
        SplittableRandom reference = new SplittableRandom(42);

        for (int i = 0; i < 1000; i++) {
            assertThat(dice.nextLong()).isEqualTo(reference.nextLong());
        }
    }

    @Test
    void staysWithinItsBounds() {
        Dice dice = new Dice(7);
        boolean[] seen = new boolean[6];
        for (int i = 0; i < 10_000; i++) {
            seen[dice.between(1, 6) - 1] = true;
            assertThat(dice.heavyTailed(600, 4000)).isBetween(600, 4000);
            assertThat(dice.exponential(100)).isBetween(1L, 1201L);
        }
        assertThat(seen).containsOnly(true);
    }
}
