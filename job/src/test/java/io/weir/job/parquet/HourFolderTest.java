package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HourFolderTest {

    @ParameterizedTest
    @CsvSource({
        "1970-01-01T00:00:00Z, date=1970-01-01/hour=00/",
        "1969-12-31T23:59:59.999999Z, date=1969-12-31/hour=23/",
        "1900-01-01T12:00:00Z, date=1900-01-01/hour=12/",
        "2024-02-29T23:59:59.999999Z, date=2024-02-29/hour=23/",
        "0001-01-01T00:00:00Z, date=0001-01-01/hour=00/",
        "9999-12-31T23:59:59.999999Z, date=9999-12-31/hour=23/",
    })
    void namesTheHourOfATime(Instant time, String path) {
        assertThat(pathOf(time.getEpochSecond() * 1_000_000 + time.getNano() / 1000))
                .isEqualTo(path);
    }

    @Test
    void putsTimesThatNoDateCanNameIntoTheFirstAndTheLastHour() {
        assertThat(pathOf(Long.MIN_VALUE)).isEqualTo("date=0001-01-01/hour=00/");
        assertThat(pathOf(Long.MAX_VALUE)).isEqualTo("date=9999-12-31/hour=23/");
    }

    @Test
    void namesNoFolderWhereATableHasNoHours() {
        assertThat(HourFolder.path(HourFolder.NONE)).isEmpty();
    }

    private static String pathOf(long epochMicros) {
        return HourFolder.path(HourFolder.hour(epochMicros));
    }
}
