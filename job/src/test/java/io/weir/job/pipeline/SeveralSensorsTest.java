package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.Domains;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.RandomTalk;
import io.weir.job.flow.SplitCapture;
import io.weir.job.flow.SplitCapture.Sent;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A domain that several sensors see parts of. {@code -Dseed=} repeats a run. */
@Timeout(120)
class SeveralSensorsTest {

    private static final long SEED = Long.getLong("seed", 1_986);
    private static final int ROUNDS = 40;
    private static final int CONVERSATIONS = 5;
    private static final long SECOND_US = 1_000_000;
    private static final FlowHarness.Setup SETUP =
            FlowHarness.Setup.PLAIN.with(
                    new FlowRules(
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(300),
                            Duration.ofSeconds(30),
                            Duration.ofSeconds(5),
                            Duration.ofSeconds(60)));

    @ParameterizedTest
    @CsvSource({"2,0", "2,1", "2,5", "2,60", "3,0", "3,5", "3,60"})
    void giveTheFlowsOfOneSensorThatSawItAll(int sensors, int delaySeconds) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            Random random = new Random(SEED * 1_000_003 + round);
            List<Dialogue> talks = talks(random);
            SensorsRun run = new SensorsRun(sensors, delaySeconds * SECOND_US, random);
            run.hear(SplitCapture.of(talks, sensors, random));

            assertThat(run.flows())
                    .as("seed %d, round %d", SEED, round)
                    .isEqualTo(heardByOne(talks));
        }
    }

    @Test
    void areNamedInOrderInTheFlowsTheySaw() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        SensorsRun run = new SensorsRun(2, 0, new Random(SEED));
        run.hear(SplitCapture.of(List.of(talk), 2, new Random(SEED)));

        assertThat(run.records())
                .extracting(flow -> flow.list(FlowField.SENSORS))
                .containsExactly(List.of("east", "west"));
    }

    @Test
    void takeNoPacketBeforeEventTimeHasPassedIt() throws Exception {
        Dialogue talk = new Dialogue().handshake();
        talk.client.rst();
        FlowTable table = new FlowTable(new Domains(Map.of("lab", List.of("east", "west"))), 0);
        try (FlowHarness harness = FlowHarness.Setup.PLAIN.with(table).open()) {
            harness.hear(talk);
            harness.clock(talk.nowUs() - 2_000);
            assertThat(harness.flows()).isEmpty();
            assertThat(harness.timers()).isEqualTo(1);

            harness.clock(talk.nowUs() + 5 * SECOND_US + 3_000);

            assertThat(harness.flows())
                    .singleElement()
                    .satisfies(
                            flow -> assertThat(flow.text(FlowField.END_REASON)).isEqualTo("RST"));
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
        }
    }

    static List<Dialogue> talks(Random random) {
        List<Dialogue> talks = new ArrayList<>();
        while (talks.size() < CONVERSATIONS) {
            Dialogue talk = RandomTalk.inStrictOrder(random, 40_000 + talks.size());
            if (talk.said() > 0) {
                talks.add(talk);
            }
        }
        return talks;
    }

    private static List<String> heardByOne(List<Dialogue> talks) throws Exception {
        try (FlowHarness harness = SETUP.open()) {
            for (Dialogue talk : talks) {
                harness.hear(talk);
            }
            harness.clock(talks.stream().mapToLong(Dialogue::nowUs).max().orElseThrow());
            harness.endOfInput();
            return texts(harness.flows());
        }
    }

    /** Every column but the sensors. */
    private static List<String> texts(List<FlowRecord> records) {
        return records.stream()
                .map(
                        record -> {
                            record.set(FlowField.SENSORS, List.of());
                            return record.toString();
                        })
                .sorted()
                .toList();
    }

    /**
     * Sensors that send into one operator, each as late as it is, in any order between them; event
     * time is the smallest of their clocks. Now and then the operator fails and is restored.
     */
    private static final class SensorsRun {

        private final FlowTable table;
        private final long[] delaysUs;
        private final Random random;
        private final int[] sent;
        private final List<FlowRecord> records = new ArrayList<>();

        SensorsRun(int sensors, long delayUs, Random random) {
            this.table =
                    new FlowTable(new Domains(Map.of("lab", SplitCapture.sensors(sensors))), 0);
            this.delaysUs = new long[sensors];
            delaysUs[random.nextInt(sensors)] = delayUs;
            this.random = random;
            this.sent = new int[sensors];
        }

        void hear(List<List<Sent>> trains) throws Exception {
            FlowHarness harness = SETUP.with(table).open();
            for (int sensor = next(trains); sensor >= 0; sensor = next(trains)) {
                Sent train = trains.get(sensor).get(sent[sensor]++);
                harness.hear(0, train.key(), train.octets());
                if (random.nextInt(4) == 0 && next(trains) >= 0) {
                    harness.clock(clock(trains));
                }
                if (random.nextInt(20) == 0) {
                    harness = restored(harness);
                }
            }
            harness.clock(endUs(trains));
            harness.endOfInput();
            records.addAll(harness.flows());
            assertThat(harness.timers()).isZero();
            assertThat(harness.states()).isZero();
            harness.close();
        }

        private FlowHarness restored(FlowHarness before) throws Exception {
            records.addAll(before.flows());
            FlowHarness after = SETUP.with(table).restore(before.save());
            before.close();
            return after;
        }

        /** The sensor whose next train comes next, within a second of shuffling; −1 at the end. */
        private int next(List<List<Sent>> trains) {
            int next = -1;
            long earliest = Long.MAX_VALUE;
            for (int i = 0; i < sent.length; i++) {
                if (sent[i] < trains.get(i).size()) {
                    Sent train = trains.get(i).get(sent[i]);
                    long arrival = train.startUs() + delaysUs[i] + random.nextLong(SECOND_US);
                    if (arrival < earliest) {
                        earliest = arrival;
                        next = i;
                    }
                }
            }
            return next;
        }

        /** No train that was not sent yet holds a smaller rule time. */
        private long clock(List<List<Sent>> trains) {
            long clock = Long.MAX_VALUE;
            for (int i = 0; i < sent.length; i++) {
                List<Sent> rest = trains.get(i).subList(sent[i], trains.get(i).size());
                clock = Math.min(clock, rest.stream().mapToLong(Sent::startUs).min().orElse(clock));
            }
            return clock;
        }

        private static long endUs(List<List<Sent>> trains) {
            return trains.stream()
                    .flatMap(List::stream)
                    .max(Comparator.comparingLong(Sent::endUs))
                    .orElseThrow()
                    .endUs();
        }

        List<FlowRecord> records() {
            return records;
        }

        List<String> flows() {
            return texts(records);
        }
    }
}
