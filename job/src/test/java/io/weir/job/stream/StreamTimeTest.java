package io.weir.job.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StreamTimeTest {

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);

    @Test
    void letsAPacketAtExactlyTheDueTimeJoin() {
        for (int i = 0; i < 100_000; i++) {
            long due = random.nextLong(-5_000_000, 5_000_000_000_000L);
            // A clock at the due time promises only that nothing earlier comes: the timer must not
            // have fired.
            assertThat(StreamTime.watermark(0, due))
                    .as("seed %d", seed)
                    .isLessThan(StreamTime.timer(0, due));
        }
    }

    @Test
    void firesATimerAtLatestTwoMillisecondsBehindItsDueTime() {
        for (int i = 0; i < 100_000; i++) {
            long due = random.nextLong(-5_000_000, 5_000_000_000_000L);
            assertThat(StreamTime.watermark(0, due + 3_000))
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(StreamTime.timer(0, due));
        }
    }

    @Test
    void neverLetsAFiredTimerStandForALaterDueTime() {
        for (int i = 0; i < 100_000; i++) {
            long due = random.nextLong();
            long later = due + 1_000 + random.nextLong(1_000_000);
            if (later > due) {
                assertThat(StreamTime.timer(0, later))
                        .as("seed %d", seed)
                        .isGreaterThanOrEqualTo(StreamTime.timer(0, due));
            }
        }
    }

    @Test
    void keepsWatermarksOfTheFirstAxisInMillisecondsSince1970() {
        assertThat(StreamTime.watermark(0, 1_700_000_000_123_456L)).isEqualTo(1_700_000_000_122L);
        assertThat(StreamTime.timer(0, 1_700_000_000_123_456L)).isEqualTo(1_700_000_000_124L);
    }

    @Test
    void endsAnAxisBehindAllItsTimersAndBeforeTheNextAxis() {
        for (long time :
                new long[] {Long.MIN_VALUE, -1, 0, 1_700_000_000_000_000L, Long.MAX_VALUE}) {
            assertThat(StreamTime.timer(7, time)).isLessThanOrEqualTo(StreamTime.end(7));
            assertThat(StreamTime.watermark(7, time)).isLessThan(StreamTime.end(7));
            assertThat(StreamTime.hasEnded(7, StreamTime.watermark(7, time))).isFalse();
            assertThat(StreamTime.watermark(8, time)).isGreaterThan(StreamTime.end(7));
            assertThat(StreamTime.timer(8, time)).isGreaterThan(StreamTime.end(7));
        }
        assertThat(StreamTime.hasEnded(StreamTime.MAX_AXIS, Long.MAX_VALUE)).isTrue();
        assertThat(StreamTime.end(StreamTime.MAX_AXIS)).isPositive();
    }
}
