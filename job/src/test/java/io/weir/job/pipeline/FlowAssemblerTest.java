package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.FlowRules;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class FlowAssemblerTest {

    private static final long SECOND_US = 1_000_000;

    @Test
    void letsAnIdleFlowGoOnceEventTimeHasPassedItsDueTimeAndKeepsNothing() throws Exception {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(10);
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);

            harness.clock(talk.nowUs() + 30 * SECOND_US);
            assertThat(harness.flows()).isEmpty();
            harness.clock(talk.nowUs() + 30 * SECOND_US + 3_000);

            assertThat(harness.flows())
                    .extracting(FlowAssemblerTest::reason)
                    .containsExactly("IDLE_TIMEOUT");
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
        }
    }

    @Test
    void armsAnEarlyTimerAgainWhileTheFlowGoesOn() throws Exception {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(10);
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);
            talk.after(20 * SECOND_US).client.datagram(10);
            harness.hear(0, talk.key(), talk.trainFrom(1));

            harness.clock(talk.nowUs() + 29 * SECOND_US);

            assertThat(harness.flows()).isEmpty();
            assertThat(harness.timers()).isEqualTo(1);
            harness.clock(talk.nowUs() + 31 * SECOND_US);
            assertThat(harness.flows()).hasSize(1);
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void replacesItsOneTimerWhenAClosePutsTheDueTimeForward() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);
            int before = talk.said();
            talk.goodbye();
            harness.hear(0, talk.key(), talk.trainFrom(before));

            assertThat(harness.timers()).isEqualTo(1);
            harness.clock(talk.nowUs() + 6 * SECOND_US);

            assertThat(harness.flows())
                    .extracting(FlowAssemblerTest::reason)
                    .containsExactly("FIN");
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
        }
    }

    @Test
    void endsWhatIsOpenWithTheInput() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);

            harness.endOfInput();

            assertThat(harness.flows())
                    .extracting(FlowAssemblerTest::reason)
                    .containsExactly("END_OF_INPUT");
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
        }
    }

    @Test
    void endsFlowsThatWereDueByTheFinalClockByTheirOwnRule() throws Exception {
        Dialogue talk = new Dialogue(Dialogue.UDP);
        talk.client.datagram(10);
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);

            harness.clock(talk.nowUs() + 60 * SECOND_US);
            harness.endOfInput();

            assertThat(harness.flows())
                    .extracting(FlowAssemblerTest::reason)
                    .containsExactly("IDLE_TIMEOUT");
        }
    }

    @Test
    void endsOneAxisWithoutTouchingTheNext() throws Exception {
        Dialogue first = new Dialogue(Dialogue.UDP);
        first.client.datagram(10);
        Dialogue second = new Dialogue();
        second.client.syn();
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(0, first.key(), first.train());
            harness.end(0);
            harness.hear(1, second.key(), second.train());

            assertThat(harness.flows())
                    .extracting(FlowAssemblerTest::reason)
                    .containsExactly("END_OF_INPUT");
            assertThat(harness.states()).isEqualTo(1);
            harness.end(1);
            assertThat(harness.flows()).hasSize(2);
            assertThat(harness.timers()).isZero();
        }
    }

    @Test
    void comesToAnEndEvenWhereDueTimesLieBeyondEveryCalendar() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        FlowRules patient =
                new FlowRules(
                        Duration.ofDays(300_000),
                        Duration.ofDays(300_000),
                        Duration.ofDays(300_000),
                        Duration.ofDays(300_000),
                        Duration.ZERO);
        try (FlowHarness harness = FlowHarness.Setup.PLAIN.with(patient).open()) {
            harness.hear(talk);

            harness.clock(Long.MAX_VALUE);
            harness.endOfInput();

            assertThat(harness.flows()).hasSize(1);
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
        }
    }

    @Test
    void goesOnAfterARestoreAsIfNothingHadBeen() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        talk.client.data(100);
        talk.server.data(2000);
        talk.goodbye();
        List<FlowRecord> quiet;
        try (FlowHarness harness = FlowHarness.open()) {
            harness.hear(talk);
            harness.endOfInput();
            quiet = harness.flows();
        }
        for (int place = 1; place < talk.said(); place++) {
            try (FlowHarness before = FlowHarness.open()) {
                before.hear(0, talk.key(), talk.train(0, place));
                try (FlowHarness after = FlowHarness.restore(before.save())) {
                    after.hear(0, talk.key(), talk.train(place, talk.said()));
                    after.endOfInput();

                    assertThat(after.flows()).as("restored at %d", place).isEqualTo(quiet);
                    assertThat(after.timers()).isZero();
                    assertThat(after.states()).isZero();
                }
            }
        }
    }

    @Test
    void makesNoInterimRecordUntilAPacketComes() throws Exception {
        FlowRules active =
                new FlowRules(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60));
        Dialogue talk = new Dialogue().handshake();
        try (FlowHarness harness = FlowHarness.Setup.PLAIN.with(active).open()) {
            harness.hear(talk);
            harness.clock(talk.nowUs() + 250 * SECOND_US);
            assertThat(harness.flows()).isEmpty();

            int heard = talk.said();
            talk.after(251 * SECOND_US).client.data(10);
            harness.hear(0, talk.key(), talk.trainFrom(heard));

            assertThat(harness.flows())
                    .singleElement()
                    .satisfies(
                            record -> {
                                assertThat(reason(record)).isEqualTo("ACTIVE_TIMEOUT");
                                assertThat(record.number(FlowField.REVISION)).isZero();
                            });
            harness.clock(talk.nowUs() + 299 * SECOND_US);
            assertThat(harness.flows()).hasSize(1);
        }
    }

    private static String reason(FlowRecord flow) {
        return flow.required(FlowField.END_REASON);
    }
}
