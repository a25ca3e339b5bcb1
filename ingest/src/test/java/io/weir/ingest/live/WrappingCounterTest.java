package io.weir.ingest.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WrappingCounterTest {

    @Test
    void goesOnWhereTheKernelsCounterStartsAgain() {
        WrappingCounter counter = new WrappingCounter();

        assertThat(counter.at(4_294_967_290L)).isEqualTo(4_294_967_290L);
        assertThat(counter.at(4)).isEqualTo(4_294_967_300L);
        assertThat(counter.at(4)).isEqualTo(4_294_967_300L);
    }
}
