package io.weir.job.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainPacket;
import io.weir.schema.TrainReader;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for any packets whatever. {@code -Dseed=} repeats a run. */
class FlowPropertiesTest {

    private static final long SEED = Long.getLong("seed", 1_986);
    private static final int ROUNDS = 3000;

    private static final FlowRules WITH_INTERIM =
            new FlowRules(
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(300),
                    Duration.ofSeconds(30),
                    Duration.ofSeconds(5),
                    Duration.ofSeconds(60));

    private interface Property {
        void holds(Dialogue talk, Random random, String context);
    }

    private static void forAll(Property property) {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            Dialogue talk = RandomTalk.of(random);
            if (!talk.packets.isEmpty()) {
                property.holds(talk, random, "seed " + SEED + ", round " + round);
            }
        }
    }

    @Test
    void trainBoundariesChangeNoRecord() {
        forAll(
                (talk, random, context) ->
                        assertThat(new Listener(WITH_INTERIM).cutting(random).hear(talk))
                                .as(context)
                                .isEqualTo(new Listener(WITH_INTERIM).hear(talk)));
    }

    @Test
    void savingAndRestoringChangesNoRecord() {
        forAll(
                (talk, random, context) ->
                        assertThat(new Listener(WITH_INTERIM).saving(random).hear(talk))
                                .as(context)
                                .isEqualTo(new Listener(WITH_INTERIM).hear(talk)));
    }

    @Test
    void lateTimersChangeNoRecord() {
        forAll(
                (talk, random, context) ->
                        assertThat(new Listener(WITH_INTERIM).withTimers(random).hear(talk))
                                .as(context)
                                .isEqualTo(new Listener(WITH_INTERIM).hear(talk)));
    }

    @Test
    void everyPacketIsInOneFlow() {
        forAll(
                (talk, random, context) -> {
                    List<FlowRecord> flows = new Listener(FlowRules.DEFAULT).hear(talk);
                    assertThat(sum(flows, FlowField.CLIENT_PACKETS, FlowField.SERVER_PACKETS))
                            .as(context)
                            .isEqualTo(talk.packets.size());
                    assertThat(sum(flows, FlowField.CLIENT_IP_BYTES, FlowField.SERVER_IP_BYTES))
                            .as(context)
                            .isEqualTo(talk.packets.stream().mapToLong(p -> p.ipBytes).sum());
                });
    }

    @Test
    void flowsOfAKeyHaveDifferentNames() {
        forAll(
                (talk, random, context) ->
                        assertThat(new Listener(FlowRules.DEFAULT).hear(talk))
                                .as(context)
                                .extracting(flow -> flow.text(FlowField.FLOW_ID))
                                .doesNotHaveDuplicates());
    }

    @Test
    void everyTimerEndsTheFlowOrComesTooEarly() {
        forAll(
                (talk, random, context) -> {
                    FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
                    List<FlowRecord> out = new ArrayList<>();
                    FlowEntry entry = heard(tracker, talk, 1 + random.nextInt(talk.packets.size()));
                    long due = tracker.dueUs(entry);
                    assertThat(tracker.onTime(entry, talk.key(), due - 1, out::add))
                            .as(context)
                            .isSameAs(entry);
                    assertThat(tracker.dueUs(entry)).as(context).isEqualTo(due);
                    assertThat(out).as(context).isEmpty();
                    assertThat(tracker.onTime(entry, talk.key(), due, out::add))
                            .as(context)
                            .isNull();
                    assertThat(out).as(context).hasSize(1);
                });
    }

    @Test
    void dueTimesMoveLaterUnlessAPacketClosesTheFlow() {
        forAll(
                (talk, random, context) -> {
                    FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
                    TrainReader reader = reader(talk);
                    FlowEntry entry = null;
                    while (reader.next()) {
                        FlowEntry before = entry;
                        long due = before == null ? Long.MIN_VALUE : tracker.dueUs(before);
                        boolean wasOpen = before == null || before.closeReason() == null;
                        TrainPacket packet = reader.packet();
                        entry = tracker.onPacket(before, talk.key(), reader, packet, r -> {});
                        boolean closedNow = wasOpen && entry.closeReason() != null;
                        if (entry == before && !closedNow) {
                            assertThat(tracker.dueUs(entry))
                                    .as(context)
                                    .isGreaterThanOrEqualTo(due);
                        }
                        assertThat(tracker.dueUs(entry))
                                .as(context)
                                .isGreaterThanOrEqualTo(packet.ruleTimeUs);
                    }
                });
    }

    private static FlowEntry heard(FlowTracker tracker, Dialogue talk, int packets) {
        TrainReader reader = reader(talk);
        reader.next();
        FlowEntry entry = tracker.onPacket(null, talk.key(), reader, reader.packet(), record -> {});
        for (int i = 1; i < packets; i++) {
            reader.next();
            entry = tracker.onPacket(entry, talk.key(), reader, reader.packet(), record -> {});
        }
        return entry;
    }

    private static TrainReader reader(Dialogue talk) {
        byte[] train = Listener.train(talk.key(), Listener.ARCHIVE, talk.packets);
        return new TrainReader().reset(train, 0, train.length);
    }

    private static long sum(List<FlowRecord> flows, FlowField one, FlowField other) {
        return flows.stream().mapToLong(f -> f.number(one) + f.number(other)).sum();
    }
}
