package io.weir.command.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HumanUnitsTest {

    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "1234567, 1.2 MB",
        "9223372036854775807, 9.2 EB"
    })
    void bytesHaveAUnit(long bytes, String text) {
        assertThat(HumanUnits.bytes(bytes)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 us",
        "999, 999 us",
        "1000, 1.0 ms",
        "999999, 999.9 ms",
        "1000000, 1.00 s",
        "59999999, 59.99 s",
        "60000000, 1m00s",
        "3599000000, 59m59s",
        "3600000000, 1h00m",
        "86400000000, 1d00h",
        "2595600000000, 30d01h"
    })
    void durationsNeverRoundUpToTheNextUnit(long micros, String text) {
        assertThat(HumanUnits.duration(micros)).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1970-01-01 00:00:00.000",
        "-1, 1969-12-31 23:59:59.999",
        "1600000000123456, 2020-09-13 12:26:40.123"
    })
    void timesAreUtc(long micros, String text) {
        assertThat(HumanUnits.time(micros)).isEqualTo(text);
    }
}
