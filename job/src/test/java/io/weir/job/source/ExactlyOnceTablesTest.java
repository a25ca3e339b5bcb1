package io.weir.job.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.job.clock.ClockRules;
import io.weir.job.command.Tables;
import io.weir.schema.FlowField;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Rows of the tables while the job that writes them fails, stops and goes on. */
@Timeout(300)
class ExactlyOnceTablesTest {

    private static final int PARTITIONS = 4;
    private static final int TRAINS = 2000;
    private static final SensorSettings REPLAY =
            new SensorSettings(new ClockRules(Fleet.DOMAINS, ClockRules.NEVER), true);

    @TempDir private static Path folder;
    @TempDir private Path out;
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

    private SourceRun run(TestTopic topic) {
        return new SourceRun(broker.bootstrapServers(), topic.name(), REPLAY).withTables(out);
    }

    private void hasEachFlowOnce(Fleet fleet) throws Exception {
        assertThat(Tables.query(out, "flows", "SELECT flow_id FROM FILES ORDER BY flow_id"))
                .isEqualTo(
                        Oracle.records(fleet).stream()
                                .map(flow -> flow.required(FlowField.FLOW_ID))
                                .sorted()
                                .toList());
        assertThat(
                        Tables.query(
                                out,
                                "ledger",
                                "SELECT outcome || ' ' || sum(packets)::INT FROM FILES"
                                        + " GROUP BY outcome HAVING sum(packets) <> 0 ORDER BY 1"))
                .containsExactly("captured " + fleet.packets(), "in_flows " + fleet.packets());
    }

    private boolean showsFlows() {
        try {
            return Tables.isVisible(out, "flows");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void areThereOnceAfterFailures() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 11);
        List<Fleet.Message> all = fleet.messages();
        int half = all.size() / 2;
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            SourceRun run = run(topic);
            topic.send(all.subList(0, half));
            SourceRun.Job job = run.start(2);
            job.await(this::showsFlows);
            run.probe().failAtNextMessage();
            topic.send(all.subList(half, half + 100));
            job.awaitFailures(1);
            job.awaitCheckpoints(2);
            run.probe().failAtNextMessage();
            topic.send(all.subList(half + 100, all.size()));
            job.awaitEnd();

            assertThat(run.probe().failures()).isEqualTo(2);
            hasEachFlowOnce(fleet);
        }
    }

    @Test
    void areThereOnceAfterASavepointAtAnotherParallelism() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, TRAINS, 12);
        List<Fleet.Message> all = fleet.messages();
        int half = all.size() / 2;
        try (TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            SourceRun run = run(topic);
            topic.send(all.subList(0, half));
            SourceRun.Job job = run.start(2);
            job.await(this::showsFlows);
            String savepoint = job.stopWithSavepoint(savepoints);
            topic.send(all.subList(half, all.size()));

            run.restore(savepoint, 3).awaitEnd();

            hasEachFlowOnce(fleet);
        }
    }
}
