package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RefusalAlarmTest {

    private final RefusalAlarm alarm = new RefusalAlarm("broker:9092");
    private Refusals refusals = Refusals.NONE;

    @Test
    void tellsTheFirstRefusalAtOnceWithItsReason() {
        assertThat(at(0)).isNull();

        refuse();

        assertThat(at(1))
                .isEqualTo(
                        "Kafka at broker:9092 has refused 1 messages with 3 packets so far:"
                                + " not allowed");
        assertThat(at(2)).isNull();
    }

    @Test
    void tellsOfMoreEachTimeThePauseHasDoubled() {
        assertThat(tellingSeconds(100)).containsExactly(0, 10, 30, 70);
    }

    @Test
    void tellsAtOnceAgainAfterTheyHadStopped() {
        tellingSeconds(15);
        for (int second = 15; second < 100; second++) {
            at(second);
        }

        refuse();

        assertThat(at(100)).isNotNull();
    }

    @Test
    void tellsAtTheEndWhatItHasNotToldYet() {
        refuse();
        at(1);
        refuse();

        assertThat(alarm.lastLine(refusals)).contains("2 messages with 6 packets");
        assertThat(alarm.lastLine(refusals)).isNull();
    }

    /** The seconds in which something is told while each second something is refused. */
    private int[] tellingSeconds(int seconds) {
        return IntStream.range(0, seconds)
                .peek(second -> refuse())
                .filter(second -> at(second) != null)
                .toArray();
    }

    private void refuse() {
        WireMessage message = new WireMessage(0, 0, null, new byte[0], 3);
        refusals = refusals.with(message, new TopicAuthorizationException("not allowed"));
    }

    private @Nullable String at(int second) {
        return alarm.line(refusals, TimeUnit.SECONDS.toNanos(second));
    }
}
