package io.weir.ingest.capture;

/**
 * How the 64-bit timestamps of a pcapng interface become microseconds: {@code if_tsresol} and
 * {@code if_tsoffset}. Cut to whole microseconds, toward minus infinity. Times outside of the years
 * 1 to 9999 are set to the nearest end of that range, so that they neither wrap around nor break
 * sums with them; such a time is nonsense anyway.
 */
final class TimeScale {

    /** 0001-01-01T00:00:00Z. */
    static final long MIN_US = -62_135_596_800_000_000L;

    /** 9999-12-31T23:59:59.999999Z. */
    static final long MAX_US = 253_402_300_799_999_999L;

    static final TimeScale MICROSECONDS = new TimeScale(6, 0);

    private static final int POWER_OF_TWO = 0x80;
    private static final int MICROSECONDS_EXPONENT = 6;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final boolean binary;

    /** A unit is 10 or 2 to the power of minus this, seconds. */
    private final int exponent;

    /** Units in a microsecond, or microseconds in a unit. */
    private final long factor;

    private final long offsetUs;

    /**
     * @param resolution the octet of {@code if_tsresol}
     * @param offsetSeconds {@code if_tsoffset}
     */
    TimeScale(int resolution, long offsetSeconds) {
        binary = (resolution & POWER_OF_TWO) != 0;
        exponent = resolution & ~POWER_OF_TWO;
        factor = binary ? 1 : powerOfTen(Math.abs(exponent - MICROSECONDS_EXPONENT));
        long mostSeconds = Long.MAX_VALUE / MICROS_PER_SECOND;
        offsetUs = Math.max(-mostSeconds, Math.min(mostSeconds, offsetSeconds)) * MICROS_PER_SECOND;
    }

    /**
     * @param units the timestamp, unsigned
     */
    long toMicros(long units) {
        long us = binary ? binaryMicros(units) : decimalMicros(units);
        if (us < 0) {
            return MAX_US;
        }
        long sum = us + offsetUs;
        boolean wrapped = offsetUs > 0 && sum < 0;
        return wrapped ? MAX_US : Math.max(MIN_US, Math.min(MAX_US, sum));
    }

    /** Microseconds, or less than 0 where they need more than 63 bits. */
    private long decimalMicros(long units) {
        if (exponent >= MICROSECONDS_EXPONENT) {
            return factor == 0 ? 0 : Long.divideUnsigned(units, factor);
        }
        return Math.multiplyHigh(units, factor) == 0 && units >= 0 ? units * factor : -1;
    }

    private long binaryMicros(long units) {
        // 128-bit product, shifted right by the exponent.
        long low = units * MICROS_PER_SECOND;
        long high = Math.multiplyHigh(units, MICROS_PER_SECOND);
        if (units < 0) {
            high += MICROS_PER_SECOND;
        }
        if (exponent >= Long.SIZE) {
            return high >>> (exponent - Long.SIZE);
        }
        if (high >>> exponent != 0) {
            return -1;
        }
        return exponent == 0 ? low : high << (Long.SIZE - exponent) | low >>> exponent;
    }

    /** 0 where it is beyond 64 bits, unsigned. */
    private static long powerOfTen(int exponent) {
        if (exponent > 19) {
            return 0;
        }
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
