package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PipeLagTest {

    private static final long SECOND = 1_000_000;

    private final PipeLag lag = new PipeLag();

    @Test
    void letsTheClockMoveOnBehindTheLargestDelaySeen() {
        lag.seen(100 * SECOND, 102 * SECOND);
        lag.seen(110 * SECOND, 110 * SECOND);

        assertThat(lag.quietUntilUs(200 * SECOND)).isEqualTo(197 * SECOND);
    }

    @Test
    void promisesNothingForAnArchiveInAPipe() {
        lag.seen(100 * SECOND, 1000 * SECOND);
        lag.seen(1001 * SECOND, 1001 * SECOND);

        assertThat(lag.quietUntilUs(1200 * SECOND)).isEqualTo(LiveStream.UNKNOWN);
    }

    @Test
    void promisesNothingBeforeTheFirstFrame() {
        assertThat(lag.quietUntilUs(200 * SECOND)).isEqualTo(LiveStream.UNKNOWN);
    }
}
