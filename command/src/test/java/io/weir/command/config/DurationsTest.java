package io.weir.command.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {

    @ParameterizedTest
    @CsvSource({
        "200ms, PT0.2S",
        "30s, PT30S",
        "5m, PT5M",
        "2h, PT2H",
        "30d, PT720H",
        "0s, PT0S",
        "1500ms, PT1.5S",
        "36500d, PT876000H"
    })
    void readsWhatItWrites(String text, Duration duration) {
        assertThat(Durations.parse(text)).isEqualTo(duration);
        assertThat(Durations.format(duration)).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "30",
                "s",
                "-1s",
                "1.5s",
                "30 s",
                "30S",
                "5min",
                "1h30m",
                "PT5M",
                "1w",
                "99999999999999999s",
                "٣s"
            })
    void refusesEverythingElse(String text) {
        assertThatThrownBy(() -> Durations.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "' is not a duration such as 200ms, 30s");
    }

    @ParameterizedTest
    @ValueSource(strings = {"36501d", "999999999999999d", "999999999999999h"})
    void refusesWhatWouldOverflow(String text) {
        assertThatThrownBy(() -> Durations.parse(text)).hasMessageContaining("longer than 36500d");
    }
}
