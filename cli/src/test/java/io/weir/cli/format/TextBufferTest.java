package io.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextBufferTest {

    private final TextBuffer buffer = new TextBuffer(1);

    @ParameterizedTest
    @ValueSource(
            longs = {
                0,
                1,
                9,
                10,
                99,
                100,
                12_345,
                -1,
                -10,
                Integer.MAX_VALUE,
                Integer.MIN_VALUE,
                999_999_999_999_999_999L,
                1_000_000_000_000_000_000L,
                Long.MAX_VALUE,
                Long.MIN_VALUE
            })
    void writesNumbersAsJavaDoes(long number) {
        buffer.append(number);

        assertThat(buffer).hasToString(Long.toString(number));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.000000",
        "1, 0.000001",
        "-1, -0.000001",
        "1600000000123456, 1600000000.123456",
        "-1500000, -1.500000",
        "9223372036854775807, 9223372036854.775807",
        "-9223372036854775808, -9223372036854.775808"
    })
    void writesMicrosecondsAsSeconds(long micros, String seconds) {
        buffer.appendSeconds(micros);

        assertThat(buffer).hasToString(seconds);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "\u00df", "\u20ac", "\ud83d\ude00", "\uffff"})
    void writesUtf8AsJavaDoes(String text) {
        buffer.appendUtf8(text.codePointAt(0));

        assertThat(buffer).hasToString(text);
    }

    @Test
    void growsAsNeeded() {
        for (int i = 0; i < 100; i++) {
            buffer.append('x');
            buffer.append("yz");
        }

        assertThat(buffer).hasToString("xyz".repeat(100));
    }
}
