package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PayloadPoolTest {

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 1459, 1460, PayloadPool.MAX_SLICE - 1})
    void knowsTheSumOfEverySlice(int length) {
        byte[] slice = new byte[length];
        for (int number : new int[] {0, 1, 77_777, -1, Integer.MIN_VALUE}) {
            int place = PayloadPool.place(number);
            PayloadPool.SHARED.copy(place, slice, 0, length);

            assertThat(Checksum.finish(PayloadPool.SHARED.sum(place, length)))
                    .isEqualTo(Checksum.finish(Checksum.sum(slice, 0, length)));
        }
    }
}
