package io.weir.ingest.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimeScaleTest {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    @ParameterizedTest
    @CsvSource({
        "0, 1700000000, 0, 1700000000000000",
        "3, 1700000000123, 0, 1700000000123000",
        "6, 1700000000123456, 0, 1700000000123456",
        "9, 1700000000123456999, 0, 1700000000123456",
        "9, 999, -1, -1000000",
        "128, 3, 0, 3000000",
        "129, 3, 0, 1500000",
        "148, 1048575, 0, 999999",
        "160, 7301444403200000000, 0, 1700000000000000",
        "255, -1, 0, 0",
        "127, -1, 2, 2000000"
    })
    void cutsToWholeMicroseconds(int resolution, long units, long offset, long expected) {
        assertThat(new TimeScale(resolution, offset).toMicros(units)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "6, -1, 0, 253402300799999999",
        "0, 253402300800, 0, 253402300799999999",
        "0, 9223372036854775807, 0, 253402300799999999",
        "6, 9223372036854775807, 9223372036854775807, 253402300799999999",
        "6, 0, 9223372036854775807, 253402300799999999",
        "6, 0, -9223372036854775808, -62135596800000000",
        "128, -1, 0, 253402300799999999"
    })
    void setsNonsenseToTheNearestEndOfTheYears1To9999(
            int resolution, long units, long offset, long expected) {
        assertThat(new TimeScale(resolution, offset).toMicros(units)).isEqualTo(expected);
    }

    @Test
    void agreesWithExactArithmetic() {
        long seed = Long.getLong("seed", System.nanoTime());
        Random random = new Random(seed);
        for (int i = 0; i < 200_000; i++) {
            int resolution = random.nextInt(256);
            long units = random.nextLong() >>> random.nextInt(64);
            long offset = random.nextLong() >> (24 + random.nextInt(40));

            assertThat(new TimeScale(resolution, offset).toMicros(units))
                    .as("seed %d: %d %d %d", seed, resolution, units, offset)
                    .isEqualTo(exact(resolution, units, offset));
        }
    }

    private static long exact(int resolution, long units, long offset) {
        BigInteger perSecond = BigInteger.valueOf(resolution > 127 ? 2 : 10).pow(resolution & 127);
        BigInteger us =
                new BigInteger(Long.toUnsignedString(units))
                        .multiply(MILLION)
                        .divide(perSecond)
                        .add(BigInteger.valueOf(offset).multiply(MILLION));
        return us.max(BigInteger.valueOf(TimeScale.MIN_US))
                .min(BigInteger.valueOf(TimeScale.MAX_US))
                .longValueExact();
    }
}
