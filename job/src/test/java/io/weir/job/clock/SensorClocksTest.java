package io.weir.job.clock;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Domains;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SensorClocksTest {

    private static final long MINUTE = 60_000_000;
    private static final Domains CAMPUS = new Domains(Map.of("campus", List.of("east", "west")));

    private SensorClocks clocks = new SensorClocks(new ClockRules(CAMPUS, ClockRules.NEVER));

    private static SensorMark mark(String sensor, long epoch, long sequence, long clockUs) {
        SensorMark mark = new SensorMark();
        mark.domain = "campus";
        mark.sensor = sensor;
        mark.epoch = epoch;
        mark.sequence = sequence;
        mark.clockUs = clockUs;
        mark.clockTrusted = true;
        return mark;
    }

    private Verdict hear(String sensor, long sequence, long clockUs) {
        return clocks.apply(mark(sensor, 1, sequence, clockUs));
    }

    private Verdict end(String sensor, long sequence, long clockUs) {
        SensorMark mark = mark(sensor, 1, sequence, clockUs);
        mark.end = true;
        return clocks.apply(mark);
    }

    private void restore(ClockRules rules) {
        clocks = SensorClocks.thaw(clocks.freeze(), rules);
    }

    private SensorProgress sensor(String name) {
        return clocks.sensors().stream()
                .filter(sensor -> sensor.sensor().equals(name))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void promiseNothingBeforeEveryExpectedSensorWasHeard() {
        hear("east", 0, 100);
        assertThat(clocks.watermarkUs()).isEqualTo(SensorClocks.NONE);
        hear("west", 0, 50);
        assertThat(clocks.watermarkUs()).isEqualTo(50);
    }

    @Test
    void promiseTheSmallestClockOfThoseThatHaveNotEnded() {
        hear("east", 0, 100);
        hear("west", 0, 50);
        end("west", 1, 60);
        assertThat(clocks.watermarkUs()).isEqualTo(100);
        assertThat(clocks.haveAllEnded()).isFalse();
        end("east", 1, 130);
        assertThat(clocks.watermarkUs()).isEqualTo(130);
        assertThat(clocks.haveAllEnded()).isTrue();
    }

    @Test
    void neverTakeAPromiseBack() {
        hear("east", 0, 100);
        hear("west", 0, 100);
        clocks.apply(mark("west", 2, 0, 10));
        assertThat(sensor("west").clockUs()).isEqualTo(10);
        assertThat(clocks.watermarkUs()).isEqualTo(100);
    }

    @Test
    void hearNothingTwice() {
        assertThat(hear("east", 0, 1)).isEqualTo(Verdict.ACCEPTED);
        assertThat(hear("east", 1, 2)).isEqualTo(Verdict.ACCEPTED);
        assertThat(hear("east", 1, 900)).isEqualTo(Verdict.REPEATED);
        assertThat(hear("east", 0, 900)).isEqualTo(Verdict.REPEATED);
        assertThat(sensor("east").repeated()).isEqualTo(2);
        assertThat(sensor("east").clockUs()).isEqualTo(2);
    }

    @Test
    void countWhatNeverCame() {
        hear("east", 3, 1);
        hear("east", 4, 1);
        hear("east", 7, 1);
        assertThat(sensor("east").missing()).isEqualTo(3 + 2);
    }

    @Test
    void letANewRunOfASensorTakeOver() {
        hear("east", 5, 100);
        clocks.apply(mark("east", 2, 0, 200));
        assertThat(sensor("east").clockUs()).isEqualTo(200);
        assertThat(sensor("east").missing()).isEqualTo(5);
    }

    @Test
    void letAnEarlierRunCountButNotSetTheClock() {
        hear("east", 0, 100);
        clocks.apply(mark("east", 2, 0, 200));
        assertThat(clocks.apply(mark("east", 1, 0, 900))).isEqualTo(Verdict.REPEATED);
        assertThat(clocks.apply(mark("east", 1, 1, 900))).isEqualTo(Verdict.ACCEPTED);
        assertThat(clocks.apply(mark("east", 1, 1, 900))).isEqualTo(Verdict.REPEATED);
        assertThat(clocks.apply(mark("east", 2, 1, 250))).isEqualTo(Verdict.ACCEPTED);
        assertThat(sensor("east").clockUs()).isEqualTo(250);
        assertThat(sensor("east").missing()).isZero();
    }

    @Test
    void openAgainForANewRunAfterTheEnd() {
        end("east", 0, 100);
        end("west", 0, 100);
        clocks.apply(mark("east", 2, 0, 120));
        assertThat(clocks.haveAllEnded()).isFalse();
    }

    @Test
    void letASensorOfSeveralHoldEventTimeAtItsEndWhileAnotherRunMayFollow() {
        clocks.mayGoOn();
        end("east", 0, 100);
        end("west", 0, 90);
        assertThat(clocks.haveAllEnded()).isTrue();
        assertThat(clocks.watermarkUs()).isEqualTo(90);
        clocks.apply(mark("east", 2, 0, 200));
        assertThat(clocks.watermarkUs()).isEqualTo(90);
        clocks.apply(mark("west", 2, 0, 190));
        assertThat(clocks.watermarkUs()).isEqualTo(190);
        clocks.apply(mark("east", 2, 1, 300));
        end("west", 0, 190);
        assertThat(clocks.watermarkUs()).isEqualTo(190);
        SensorMark end = mark("west", 2, 1, 210);
        end.end = true;
        clocks.apply(end);
        assertThat(clocks.watermarkUs()).isEqualTo(210);
        clocks.goNoFurther();
        assertThat(clocks.watermarkUs()).isEqualTo(300);
    }

    @Test
    void letTheOnlySensorOfItsDomainGoAtItsEnd() {
        clocks = new SensorClocks(new ClockRules(Domains.UNLISTED, ClockRules.NEVER));
        clocks.mayGoOn();
        end("east", 0, 100);
        SensorMark other = mark("yard", 1, 0, 200);
        other.domain = "yard";
        clocks.apply(other);
        assertThat(clocks.watermarkUs()).isEqualTo(200);
    }

    @Test
    void keepAMessageButNotAClockThatNobodyBelieves() {
        hear("east", 0, 100);
        hear("west", 0, 100);
        SensorMark wild = mark("west", 1, 1, 1_000_000_000);
        wild.clockTrusted = false;
        assertThat(clocks.apply(wild)).isEqualTo(Verdict.ACCEPTED);
        hear("east", 1, 500);
        assertThat(clocks.watermarkUs()).isEqualTo(100);
        assertThat(hear("west", 2, 300)).isEqualTo(Verdict.ACCEPTED);
        assertThat(clocks.watermarkUs()).isEqualTo(300);
        assertThat(sensor("west").missing()).isZero();
    }

    @Test
    void leaveASensorBehindThatIsBeyondTheLimit() {
        clocks = new SensorClocks(new ClockRules(CAMPUS, 10 * MINUTE));
        hear("east", 0, MINUTE);
        hear("west", 0, MINUTE);
        hear("east", 1, 11 * MINUTE);
        assertThat(clocks.watermarkUs()).isEqualTo(MINUTE);
        hear("east", 2, 11 * MINUTE + 1);
        assertThat(clocks.watermarkUs()).isEqualTo(11 * MINUTE + 1);
        hear("west", 1, 5 * MINUTE);
        assertThat(clocks.watermarkUs()).isEqualTo(11 * MINUTE + 1);
    }

    @Test
    void waitForASensorThatNeverSpeaksOnlyAsLongAsTheLimit() {
        clocks = new SensorClocks(new ClockRules(CAMPUS, 10 * MINUTE));
        hear("east", 0, MINUTE);
        hear("east", 1, 11 * MINUTE);
        assertThat(clocks.watermarkUs()).isEqualTo(SensorClocks.NONE);
        hear("east", 2, 12 * MINUTE);
        assertThat(clocks.watermarkUs()).isEqualTo(12 * MINUTE);
    }

    @Test
    void takeTheFirstSensorOfADomainThatListsNone() {
        clocks = new SensorClocks(new ClockRules(Domains.UNLISTED, ClockRules.NEVER));
        assertThat(hear("first", 0, 100)).isEqualTo(Verdict.ACCEPTED);
        assertThat(hear("second", 0, 5)).isEqualTo(Verdict.STRANGER);
        assertThat(hear("second", 0, 5)).isEqualTo(Verdict.REPEATED);
        assertThat(clocks.watermarkUs()).isEqualTo(100);
        end("first", 1, 200);
        assertThat(clocks.haveAllEnded()).isTrue();
    }

    @Test
    void takeNoSensorThatItsDomainDoesNotList() {
        assertThat(hear("north", 0, 100)).isEqualTo(Verdict.STRANGER);
    }

    @Test
    void holdEventTimeForEveryDomainOfATopic() {
        clocks = new SensorClocks(new ClockRules(Domains.UNLISTED, ClockRules.NEVER));
        hear("east", 0, 100);
        SensorMark other = mark("lone", 1, 0, 40);
        other.domain = "branch";
        clocks.apply(other);
        hear("east", 1, 200);
        assertThat(clocks.watermarkUs()).isEqualTo(100);
        other.sequence = 1;
        other.clockUs = 150;
        clocks.apply(other);
        assertThat(clocks.watermarkUs()).isEqualTo(150);
    }

    @Test
    void keepAccountOfNoMoreSensorsThanTheLimit() {
        for (int i = 0; i < SensorClocks.MOST_SENSORS - 2; i++) {
            assertThat(hear("stranger" + i, 0, 1)).isEqualTo(Verdict.STRANGER);
        }
        assertThat(hear("one more", 0, 1)).isEqualTo(Verdict.CROWDED);
        assertThat(hear("east", 0, 1)).isEqualTo(Verdict.ACCEPTED);
    }

    @Test
    void surviveARestoreExactly() {
        ClockRules rules = new ClockRules(CAMPUS, 10 * MINUTE);
        clocks = new SensorClocks(rules);
        hear("east", 0, MINUTE);
        hear("east", 0, MINUTE);
        hear("north", 4, MINUTE);
        hear("east", 2, 20 * MINUTE);
        long promised = clocks.watermarkUs();
        restore(rules);
        assertThat(clocks.watermarkUs()).isEqualTo(promised).isEqualTo(20 * MINUTE);
        assertThat(sensor("east").repeated()).isEqualTo(1);
        assertThat(sensor("east").missing()).isEqualTo(1);
        assertThat(sensor("north").isStranger()).isTrue();
        assertThat(hear("east", 2, 0)).isEqualTo(Verdict.REPEATED);
        assertThat(hear("north", 4, 0)).isEqualTo(Verdict.REPEATED);
        end("east", 3, 21 * MINUTE);
        end("west", 0, MINUTE);
        restore(rules);
        assertThat(clocks.haveAllEnded()).isTrue();
    }

    @Test
    void followTheRulesOfTheRunThatRestores() {
        hear("east", 0, 100);
        hear("north", 0, 40);
        restore(
                new ClockRules(
                        new Domains(Map.of("campus", List.of("east", "north"))), ClockRules.NEVER));
        assertThat(sensor("north").isStranger()).isFalse();
        hear("east", 1, 200);
        assertThat(clocks.watermarkUs()).isEqualTo(40);
        restore(new ClockRules(Domains.UNLISTED, ClockRules.NEVER));
        assertThat(hear("west", 0, 7)).isEqualTo(Verdict.STRANGER);
    }

    @Test
    void beginWithNothingHeard() {
        SensorClocks fresh = SensorClocks.thaw(new byte[0], new ClockRules(CAMPUS, 0));
        assertThat(fresh.watermarkUs()).isEqualTo(SensorClocks.NONE);
        assertThat(fresh.haveAllEnded()).isFalse();
    }
}
