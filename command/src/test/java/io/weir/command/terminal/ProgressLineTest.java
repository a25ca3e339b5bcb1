package io.weir.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProgressLineTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void tellsShareSpeedAndTimeLeft() {
        assertThat(ProgressLine.of(3_000_000, 250, 1000, 2 * SECOND, 100))
                .isEqualTo(
                        " 25% [======                  ]  3.0 M packets  1.5 M/s  125 B/s  00:06"
                                + " left");
    }

    @Test
    void tellsOnlyTheSpeedWhereTheEndIsNotKnown() {
        assertThat(ProgressLine.of(500, 60_000, -1, SECOND, 100))
                .isEqualTo("500 packets  500/s  60.0 kB/s");
    }

    @Test
    void neverPassesTheEndOrTheWidth() {
        assertThat(ProgressLine.of(1, 2000, 1000, SECOND, 100)).startsWith("100% [");
        assertThat(ProgressLine.of(1, 0, 1000, 0, 20)).hasSize(20);
    }

    @Test
    void doesNotGuessBeforeAnythingWasRead() {
        assertThat(ProgressLine.of(0, 0, 1000, SECOND, 100)).endsWith("--:-- left");
    }
}
