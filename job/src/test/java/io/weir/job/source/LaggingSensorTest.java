package io.weir.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.job.clock.ClockRules;
import io.weir.job.flow.Domains;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two sensors of one domain in a topic, one of them far behind the other. */
@Timeout(300)
class LaggingSensorTest {

    private static final long SECOND = 1_000_000;
    private static final long LAG_MAX = 60 * SECOND;
    private static final long STEP = 5 * SECOND;

    /** An idle UDP flow is kept for so long. */
    private static final long UDP_IDLE = 30 * SECOND;

    private static final ClockRules CAMPUS =
            new ClockRules(new Domains(Map.of("campus", List.of("east", "west"))), LAG_MAX);

    @TempDir private static Path folder;
    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static SourceRun run(TestTopic topic, boolean replay) {
        return new SourceRun(
                broker.bootstrapServers(), topic.name(), new SensorSettings(CAMPUS, replay));
    }

    /** A train of one packet, whose clock promises the next one. */
    private static Fleet.Message train(String sensor, long sequence, long at, long next) {
        return Fleet.train("campus", sensor, sequence, Fleet.START_US + at, Fleet.START_US + next);
    }

    private static Fleet.Message end(String sensor, long sequence, long at) {
        return Fleet.end("campus", sensor, sequence, Fleet.START_US + at);
    }

    @Test
    void losesNoPacketWhenItComesBackBeyondTheLimit() throws Exception {
        int trains = 60;
        int inTime = 20;
        int delay = (int) (2 * LAG_MAX / STEP);
        List<Fleet.Message> sent = new ArrayList<>();
        for (int i = 0; i < trains + delay; i++) {
            if (i < trains) {
                sent.add(train("east", i, i * STEP, (i + 1) * STEP));
            }
            if (i < inTime) {
                sent.add(train("west", i, i * STEP, (i + 1) * STEP));
            } else if (i >= inTime + delay) {
                int back = i - delay;
                sent.add(train("west", back, back * STEP, (back + 1) * STEP));
            }
        }
        sent.add(end("east", trains, trains * STEP));
        sent.add(end("west", trains, trains * STEP));
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(sent);
            SourceRun run = run(topic, true);

            run.start(1).awaitEnd();

            assertThat(run.late()).hasSize(trains - inTime);
            assertThat(run.deadLetters()).isEmpty();
            assertThat(packets(run)).isEqualTo(trains + inTime);
            assertThat(run.ledger().totals())
                    .containsEntry("late", (long) trains - inTime)
                    .containsEntry("in_flows", (long) trains + inTime);
        }
    }

    @Test
    void holdsIdleFlowsOfTheOthersNoLongerThanTheLimitWhenItStops() throws Exception {
        try (TestTopic topic = TestTopic.create(broker, 1)) {
            topic.send(List.of(train("east", 0, 0, SECOND), train("west", 0, 0, SECOND)));
            SourceRun run = run(topic, false);
            SourceRun.Job job = run.start(1);
            topic.send(List.of(train("east", 1, UDP_IDLE + SECOND, SECOND + LAG_MAX)));
            job.awaitMetric(
                    "domain\\.campus\\.sensor\\.east\\.sensorClockMs",
                    (Fleet.START_US + SECOND + LAG_MAX) / 1000);
            assertThat(run.records()).as("west holds event time").isEmpty();

            long beyond = LAG_MAX + UDP_IDLE + 2000;
            topic.send(List.of(train("east", 2, beyond, beyond)));

            job.awaitFlows(1);
            job.cancel();
            assertThat(run.records())
                    .first()
                    .satisfies(
                            flow -> {
                                assertThat(flow.text(FlowField.END_REASON))
                                        .isEqualTo("IDLE_TIMEOUT");
                                assertThat(flow.list(FlowField.SENSORS))
                                        .containsExactly("east", "west");
                                assertThat(flow.number(FlowField.START_TIME))
                                        .isEqualTo(Fleet.START_US);
                            });
        }
    }

    private static long packets(SourceRun run) {
        return run.records().stream().mapToLong(LaggingSensorTest::packets).sum();
    }

    private static long packets(FlowRecord flow) {
        return flow.number(FlowField.CLIENT_PACKETS) + flow.number(FlowField.SERVER_PACKETS);
    }
}
