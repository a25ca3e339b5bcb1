package io.weir.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.job.clock.ClockRules;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A topic into which two archives were replayed, one behind the other's END. */
@Timeout(600)
class AppendedArchiveTest {

    private static final int PARTITIONS = 4;
    private static final int TRAINS = 500;
    private static final SensorSettings REPLAY =
            new SensorSettings(new ClockRules(Fleet.DOMAINS, ClockRules.NEVER), true);

    @TempDir private static Path folder;
    @TempDir private Path savepoints;
    private static Broker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = Broker.start(folder.resolve("broker"));
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    private static SourceRun run(TestTopic topic) {
        return new SourceRun(broker.bootstrapServers(), topic.name(), REPLAY);
    }

    private static void isWhatWasSent(SourceRun run, Fleet fleet) throws Exception {
        assertThat(run.late()).isEmpty();
        assertThat(run.flows()).isEqualTo(Oracle.flows(fleet));
        assertThat(run.ledger().isBalanced()).isTrue();
        assertThat(run.ledger().totals()).containsEntry("in_flows", (long) fleet.packets());
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "4, 1", "4, 3"})
    void isReadBeyondTheFirstEnd(int partitions, int readers) throws Exception {
        Fleet fleet = Fleet.ofTwoDays(partitions, TRAINS, 1);
        try (TestTopic topic = TestTopic.create(broker, partitions)) {
            topic.send(fleet.messages());
            SourceRun run = run(topic);
            run.start(readers).awaitEnd();
            isWhatWasSent(run, fleet);
            assertThat(run.probe().passed()).isEqualTo(fleet.trains() + fleet.beats());
        }
    }

    @Test
    void isWaitedForToItsEndAlsoAfterARestore() throws Exception {
        Fleet fleet = Fleet.ofTwoDays(PARTITIONS, TRAINS, 2);
        List<Fleet.Message> all = fleet.messages();
        int last = all.size() - 1;
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(all.subList(0, last));
            SourceRun run = run(topic);
            SourceRun.Job job = run.start(1);
            job.awaitPassed(fleet.trains() + fleet.beats());
            String savepoint = job.stopWithSavepoint(savepoints);
            topic.send(all.subList(last, all.size()));
            run.restore(savepoint, 3).awaitEnd();
            isWhatWasSent(run, fleet);
        }
    }

    /** What the job is to read is fixed when it first looks, and not again when it restarts. */
    @Test
    void isReadThroughAFailureInTheFirstOne() throws Exception {
        Fleet fleet = Fleet.ofTwoDays(PARTITIONS, TRAINS, 3);
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(fleet.messages());
            SourceRun run = run(topic);
            run.probe().failAtNextMessage();
            run.start(2).awaitEnd();
            assertThat(run.probe().failures()).isEqualTo(1);
            isWhatWasSent(run, fleet);
        }
    }
}
