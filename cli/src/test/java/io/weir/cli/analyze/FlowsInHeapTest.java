package io.weir.cli.analyze;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FlowsInHeapTest {

    @Test
    void growWithTheHeap() {
        assertThat(FlowsInHeap.atMost(2L << 30)).isBetween(800_000, 900_000);
        assertThat(FlowsInHeap.atMost(8L << 30)).isBetween(3_400_000, 3_600_000);
    }

    @Test
    void areAtLeastSomeInTheSmallestHeap() {
        assertThat(FlowsInHeap.atMost(64L << 20)).isEqualTo(10_000);
    }

    @Test
    void areNoMoreThanCanBeCounted() {
        assertThat(FlowsInHeap.atMost(Long.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
    }
}
