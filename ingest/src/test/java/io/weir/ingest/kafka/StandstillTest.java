package io.weir.ingest.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** How a standstill is seen, and when it is told. */
class StandstillTest {

    private final InFlight inFlight = new InFlight(2);
    private final StandstillAlarm alarm = new StandstillAlarm("broker:9092");

    @Test
    void seesOnePartitionStandStillWhileTheOtherGoesOn() {
        inFlight.sent(message(0), 0);
        for (int i = 0; i < 100; i++) {
            inFlight.sent(message(1), i * 10);
            inFlight.taken(message(1), i * 10 + 5);
        }

        assertThat(inFlight.standstillNanos(1_000)).isEqualTo(1_000);
        assertThat(inFlight.isEmpty()).isFalse();
    }

    @Test
    void seesNoneWhereNothingWaits() {
        inFlight.sent(message(0), 0);
        inFlight.taken(message(0), 10);

        assertThat(inFlight.standstillNanos(1_000_000)).isZero();
        assertThat(inFlight.isEmpty()).isTrue();
    }

    @Test
    void takesNoAttemptForProgress() {
        inFlight.sent(message(0), 0);
        inFlight.sent(message(0), 500);
        inFlight.withdrawn(message(0));

        assertThat(inFlight.standstillNanos(1_000)).isEqualTo(1_000);
    }

    @Test
    void tellsItAfterTenSecondsThenEachTimeItHasDoubledThenThatItIsOver() {
        assertThat(line(9)).isNull();
        assertThat(line(10)).contains("broker:9092").contains("for 10s: no leader");
        assertThat(line(11)).isNull();
        assertThat(line(19)).isNull();
        assertThat(line(20)).contains("for 20s");
        assertThat(line(39)).isNull();
        assertThat(line(0)).contains("goes on").contains("20s");
        assertThat(line(0)).isNull();
        assertThat(line(10)).contains("for 10s");
    }

    @Test
    void tellsNothingOfShortOnes() {
        assertThat(line(9)).isNull();
        assertThat(line(0)).isNull();
    }

    private String line(int seconds) {
        return alarm.line(Duration.ofSeconds(seconds), new TimeoutException("no leader"));
    }

    private static WireMessage message(int partition) {
        return new WireMessage(partition, 0, null, new byte[0], 3);
    }
}
