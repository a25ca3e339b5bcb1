package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A query whose files are replaced between their listing and their opening is asked once more. */
class RelistingTest {

    private static final String GONE = "Cannot open file \"part-0\": No such file or directory";
    private static final String NOT_FOUND = "No files found that match the pattern \"part-0\"";

    private final List<Duration> pauses = new ArrayList<>();
    private final Relisting relisting = new Relisting(pauses::add);

    @Test
    void waitsLongerEachTimeAndHalfAMinuteAtMost() {
        assertThatThrownBy(() -> relisting.run(() -> fail(GONE))).hasMessage(GONE);

        assertThat(pauses).startsWith(Duration.ofMillis(10), Duration.ofMillis(20)).isSorted();
        assertThat(pauses.stream().reduce(Duration.ZERO, Duration::plus))
                .isBetween(Duration.ofSeconds(30), Duration.ofSeconds(31));
    }

    @Test
    void listsAnewBeforeEachAttempt() throws Exception {
        List<String> list = new ArrayList<>();

        String answer =
                relisting.run(() -> list.size() < 3 ? fail(GONE) : "good", () -> list.add("anew"));

        assertThat(answer).isEqualTo("good");
        assertThat(list).hasSize(3);
    }

    @Test
    void givesUpAtOnceWhatItselfNamesAMissingFile() {
        assertThatThrownBy(() -> relisting.run(() -> fail(NOT_FOUND), () -> false))
                .hasMessage(NOT_FOUND);
        assertThat(pauses).hasSize(1);
    }

    @Test
    void givesUpAtOnceForAnyOtherReason() {
        assertThatThrownBy(() -> relisting.run(() -> fail("no such column")))
                .hasMessage("no such column");
        assertThat(pauses).isEmpty();
    }

    private static String fail(String message) throws SQLException {
        throw new SQLException(message);
    }
}
