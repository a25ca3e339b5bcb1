package io.weir.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.junit.jupiter.api.Test;

class TimerQueueTest {

    private static final Comparator<TimerHeapInternalTimer<Integer, String>> ORDER =
            Comparator.<TimerHeapInternalTimer<Integer, String>>comparingLong(
                            TimerHeapInternalTimer::getTimestamp)
                    .thenComparing(TimerHeapInternalTimer::getKey);

    private final TimerQueue<Integer, String> queue = new TimerQueue<>();

    private static TimerHeapInternalTimer<Integer, String> timer(long time, int key) {
        return new TimerHeapInternalTimer<>(time, key, "");
    }

    private List<Long> timesToTheEnd() {
        List<Long> times = new ArrayList<>();
        for (var timer = queue.poll(); timer != null; timer = queue.poll()) {
            times.add(timer.getTimestamp());
        }
        return times;
    }

    @Test
    void anEmptyQueueHasNoTimer() {
        assertThat(queue.peek()).isNull();
        assertThat(queue.poll()).isNull();
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void timersComeByTheirTimes() {
        for (long time : new long[] {5, -3, Long.MAX_VALUE, 0, 5, Long.MIN_VALUE, 9}) {
            queue.add(timer(time, queue.size()));
        }

        assertThat(timesToTheEnd())
                .containsExactly(Long.MIN_VALUE, -3L, 0L, 5L, 5L, 9L, Long.MAX_VALUE);
        assertThat(queue.size()).isZero();
    }

    @Test
    void aTimerThatStandsIsNotAddedAgain() {
        assertThat(queue.add(timer(1, 1))).isTrue();
        assertThat(queue.add(timer(1, 1))).isFalse();

        assertThat(timesToTheEnd()).containsExactly(1L);
    }

    @Test
    void aTimerRemovedAndAddedAgainComesOnce() {
        queue.add(timer(1, 1));
        queue.remove(timer(1, 1));
        queue.add(timer(1, 1));

        assertThat(timesToTheEnd()).containsExactly(1L);
    }

    @Test
    void whatIsRemovedDoesNotPileUp() {
        queue.add(timer(0, 0));
        for (int i = 1; i < 1_000_000; i++) {
            queue.add(timer(i, i));
            queue.remove(timer(i, i));
        }

        assertThat(queue.size()).isEqualTo(1);
        assertThat(queue.capacity()).isLessThan(10_000);
    }

    /** Against a sorted set: whatever is added, removed and polled, the times are the same. */
    @Test
    void itBehavesAsASortedSet() {
        long seed = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        TreeSet<TimerHeapInternalTimer<Integer, String>> model = new TreeSet<>(ORDER);
        for (int step = 0; step < 200_000; step++) {
            var timer = timer(random.nextInt(200), random.nextInt(100));
            int action = random.nextInt(10);
            if (action < 5) {
                queue.add(timer);
                model.add(timer);
            } else if (action < 8) {
                queue.remove(timer);
                model.remove(timer);
            } else {
                var polled = queue.poll();
                assertThat(polled == null ? null : polled.getTimestamp())
                        .isEqualTo(model.isEmpty() ? null : model.first().getTimestamp());
                if (polled != null) {
                    assertThat(model.remove(polled)).isTrue();
                }
            }
            assertThat(queue.size()).isEqualTo(model.size());
        }
        assertThat(timesToTheEnd()).hasSize(model.size());
    }
}
