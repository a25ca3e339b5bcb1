package io.weir.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SegmentRangesTest {

    @Test
    void holdsWhatABitmapHolds() {
        long seed = Long.getLong("seed", 20_241);
        Random random = new Random(seed);
        for (int round = 0; round < 2000; round++) {
            SegmentRanges ranges = new SegmentRanges();
            BitSet bits = new BitSet();
            for (int i = 0; i < 20; i++) {
                int start = random.nextInt(100);
                int end = start + 1 + random.nextInt(10);
                ranges.add(start, end);
                bits.set(start, end);
            }
            BitSet held = new BitSet();
            while (!ranges.isEmpty()) {
                int start = (int) ranges.lowestStart();
                int end = (int) ranges.removeLowest();
                assertThat(held.isEmpty() || held.length() < start).as("seed %d", seed).isTrue();
                held.set(start, end);
            }
            assertThat(held).as("seed %d, round %d", seed, round).isEqualTo(bits);
        }
    }

    @Test
    void closesTheLowestHoleWhenFull() {
        SegmentRanges ranges = new SegmentRanges();
        for (int i = 0; i < 1000; i++) {
            ranges.add(10L * i, 10L * i + 1);
        }

        assertThat(ranges.lowestStart()).isZero();
        assertThat(ranges.removeLowest()).isEqualTo(10L * (1000 - 32) + 1);
    }
}
