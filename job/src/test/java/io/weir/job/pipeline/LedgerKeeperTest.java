package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.ledger.Ledger;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.Heartbeat;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.KeyedCoProcessOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedTwoInputStreamOperatorTestHarness;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The books of an endless job. {@code -Dseed=} repeats a run. */
class LedgerKeeperTest {

    private static final long SEED = Long.getLong("seed", 1_986);
    private static final long HOUR = 472_222;
    private static final long MINUTE_US = 60_000_000;

    @Test
    void tellsWhatHasGatheredWhenAnHourIsOver() throws Exception {
        try (Keeper keeper = Keeper.open(null)) {
            keeper.hear(heartbeat("east", 1, 10, minute(1)));
            keeper.book(inFlows(4, minute(2)));
            keeper.book(inFlows(3, minute(3)));
            keeper.clock(minute(59));
            assertThat(keeper.told()).isEmpty();

            keeper.clock(minute(61));

            assertThat(keeper.told())
                    .containsExactlyInAnyOrder(
                            new LedgerEntry("lab", HOUR, "captured", 10),
                            new LedgerEntry("lab", HOUR, "in_flows", 7));
            assertThat(keeper.timers()).isZero();
        }
    }

    @Test
    void tellsOnlyWhatIsNewSinceThen() throws Exception {
        try (Keeper keeper = Keeper.open(null)) {
            keeper.hear(heartbeat("east", 1, 10, minute(1)));
            keeper.clock(minute(61));
            keeper.hear(heartbeat("east", 1, 25, minute(62)));
            keeper.book(inFlows(8, minute(40)));
            keeper.clock(minute(90));
            assertThat(keeper.told()).hasSize(1);

            keeper.clock(minute(121));

            assertThat(keeper.told())
                    .containsExactlyInAnyOrder(
                            new LedgerEntry("lab", HOUR, "captured", 10),
                            new LedgerEntry("lab", HOUR + 1, "captured", 15),
                            new LedgerEntry("lab", HOUR, "in_flows", 8));
        }
    }

    @Test
    void tellsTheRestAtTheEndAndNoAmountThatIsNone() throws Exception {
        try (Keeper keeper = Keeper.open(null)) {
            keeper.book(LedgerEntry.at("lab", minute(1), Outcome.IN_OPEN_FLOWS, 5));
            keeper.book(LedgerEntry.at("lab", minute(2), Outcome.IN_OPEN_FLOWS, -5));
            keeper.book(inFlows(5, minute(2)));
            keeper.end();

            assertThat(keeper.told()).containsExactly(new LedgerEntry("lab", HOUR, "in_flows", 5));
        }
    }

    @Test
    void booksNoHeartbeatTwiceThatComesBehindALaterOne() throws Exception {
        try (Keeper keeper = Keeper.open(null)) {
            keeper.hear(heartbeat("east", 1, 10, minute(1)));
            keeper.hear(heartbeat("east", 1, 30, minute(2)));
            keeper.hear(heartbeat("east", 1, 10, minute(1)));
            keeper.hear(heartbeat("east", 1, 31, minute(3)));
            keeper.end();

            assertThat(sum(keeper.told(), Outcome.CAPTURED)).isEqualTo(31);
        }
    }

    @Test
    void countsEachEpochOfASensorForItselfAndForgetsThoseOfLongAgo() throws Exception {
        try (Keeper keeper = Keeper.open(null)) {
            long sizeOfFirstDays = 0;
            for (int epoch = 0; epoch < 1000; epoch++) {
                keeper.hear(heartbeat("east", epoch, 10, minute(epoch * 600L)));
                keeper.hear(heartbeat("west", 1, 10, minute(epoch * 600L)));
                keeper.clock(minute(epoch * 600L));
                if (epoch == 10) {
                    sizeOfFirstDays = keeper.save().getStateSize();
                }
            }
            assertThat(keeper.save().getStateSize()).isLessThan(sizeOfFirstDays + 100);
            keeper.end();

            assertThat(sum(keeper.told(), Outcome.CAPTURED)).isEqualTo(1000 * 10 + 10);
        }
    }

    @Test
    void booksEverythingOnceWhereverItFails() throws Exception {
        for (int round = 0; round < 50; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            Run run = new Run(random);
            Ledger books = new Ledger();
            run.toTheEnd().forEach(books::add);

            assertThat(books.totals())
                    .as("seed %d, round %d", SEED, round)
                    .containsEntry("captured", run.captured)
                    .containsEntry("in_flows", run.inFlows);
        }
    }

    private static long minute(long minutes) {
        return HOUR * LedgerEntry.HOUR_US + minutes * MINUTE_US;
    }

    private static LedgerEntry inFlows(long packets, long timeUs) {
        return LedgerEntry.at("lab", timeUs, Outcome.IN_FLOWS, packets);
    }

    private static long sum(List<LedgerEntry> told, String outcome) {
        return told.stream()
                .filter(entry -> entry.outcome().equals(outcome))
                .mapToLong(LedgerEntry::packets)
                .sum();
    }

    private static Heartbeat heartbeat(String sensor, long epoch, long captured, long clockUs) {
        return new Heartbeat(
                "lab",
                sensor,
                epoch,
                0,
                clockUs,
                captured,
                0,
                0,
                new TreeMap<>(),
                0,
                new TreeMap<>(),
                0);
    }

    /** Events in order; checkpoints and failures anywhere between them. */
    private static final class Run {

        private final Random random;
        private final List<Object> events = new ArrayList<>();
        private long captured;
        private long inFlows;

        Run(Random random) {
            this.random = random;
            for (int minute = 0; minute < 600; minute += 1 + random.nextInt(20)) {
                captured += random.nextInt(3);
                events.add(heartbeat("east", 1, captured, minute(minute)));
                int packets = random.nextInt(3);
                inFlows += packets;
                events.add(inFlows(packets, minute(minute)));
                events.add(minute(minute));
            }
        }

        /** What was told up to a checkpoint that came to its end, and behind the last one. */
        List<LedgerEntry> toTheEnd() throws Exception {
            List<LedgerEntry> committed = new ArrayList<>();
            Keeper keeper = Keeper.open(null);
            OperatorSubtaskState saved = null;
            int savedAt = 0;
            int told = 0;
            for (int i = 0; i < events.size(); i++) {
                keeper.take(events.get(i));
                if (random.nextInt(8) == 0) {
                    saved = keeper.save();
                    savedAt = i + 1;
                    committed.addAll(keeper.told().subList(told, keeper.told().size()));
                    told = keeper.told().size();
                } else if (random.nextInt(8) == 0) {
                    keeper.close();
                    keeper = Keeper.open(saved);
                    told = 0;
                    i = savedAt - 1;
                }
            }
            keeper.end();
            committed.addAll(keeper.told().subList(told, keeper.told().size()));
            keeper.close();
            return committed;
        }
    }

    private static final class Keeper implements AutoCloseable {

        private final KeyedTwoInputStreamOperatorTestHarness<
                        String, SensorMessage, LedgerEntry, LedgerEntry>
                flink;

        private Keeper() throws Exception {
            flink =
                    new KeyedTwoInputStreamOperatorTestHarness<>(
                            new KeyedCoProcessOperator<>(new LedgerKeeper()),
                            new DomainOfHeartbeat(),
                            LedgerEntry::domain,
                            Types.STRING);
        }

        static Keeper open(@Nullable OperatorSubtaskState state) throws Exception {
            Keeper keeper = new Keeper();
            keeper.flink.setup();
            if (state != null) {
                keeper.flink.initializeState(state);
            }
            keeper.flink.open();
            return keeper;
        }

        void take(Object event) throws Exception {
            if (event instanceof Heartbeat beat) {
                hear(beat);
            } else if (event instanceof LedgerEntry entry) {
                book(entry);
            } else {
                clock((Long) event);
            }
        }

        void hear(Heartbeat beat) throws Exception {
            flink.processElement1(SensorMessage.heartbeat(0, beat), 0);
        }

        void book(LedgerEntry entry) throws Exception {
            flink.processElement2(entry, 0);
        }

        void clock(long clockUs) throws Exception {
            flink.processBothWatermarks(new Watermark(StreamTime.watermark(0, clockUs)));
        }

        void end() throws Exception {
            flink.processBothWatermarks(Watermark.MAX_WATERMARK);
        }

        OperatorSubtaskState save() throws Exception {
            return flink.snapshot(1, 1);
        }

        List<LedgerEntry> told() {
            return flink.extractOutputValues();
        }

        int timers() {
            return flink.numEventTimeTimers();
        }

        @Override
        public void close() throws Exception {
            flink.close();
        }
    }
}
