package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTable;
import io.weir.job.flow.FlowTracker;
import io.weir.job.ledger.Ledger;
import io.weir.job.ledger.LedgerEntry;
import io.weir.job.stream.SensorMessage;
import io.weir.schema.FlowField;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.runtime.jobgraph.SavepointRestoreSettings;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that is stopped and goes on elsewhere, with very many flows open. */
@Timeout(400)
class SavepointTest {

    private static final int OPEN = 200_000;
    private static final int MESSAGES = 2 * OPEN;
    private static final int SLOTS = 3;

    @TempDir private Path savepoints;
    private final CollectingSink<String> flows = new CollectingSink<>();
    private final CollectingSink<LedgerEntry> ledger = new CollectingSink<>();
    private final ScriptedSource source = new ScriptedSource(new Conversations(), MESSAGES);

    @Test
    void carriesEveryOpenFlowToAnotherParallelismAndBackendAsIfNothingHadBeen() throws Exception {
        try (OneJvmCluster cluster = new OneJvmCluster(SLOTS, new Configuration())) {
            JobID first = start(cluster, "hashmap", 2, SavepointRestoreSettings.none());
            SavepointRestoreSettings savepoint = stopBehind(cluster, first, OPEN);
            assertThat(flows.arrived()).hasSize(0);
            JobID second = start(cluster, "rocksdb", SLOTS, savepoint);
            savepoint = stopBehind(cluster, second, OPEN + OPEN / 2);
            JobID third = start(cluster, "hashmap", 1, savepoint);
            source.letThrough(MESSAGES);
            cluster.finish(third);
        }

        isSame(flows.arrived(), withoutStopping());
        Ledger books = new Ledger();
        ledger.arrived().forEach(books::add);
        assertThat(books.totals().get("in_flows")).isEqualTo(packets());
        assertThat(books.totals().getOrDefault("in_open_flows", 0L)).isZero();
    }

    /** Of hundreds of thousands of records, shows those that differ. */
    private static void isSame(List<String> flows, List<String> expected) {
        Set<String> missing = new TreeSet<>(expected);
        flows.forEach(missing::remove);
        Set<String> unexpected = new TreeSet<>(flows);
        expected.forEach(unexpected::remove);
        assertThat(missing.stream().limit(10)).as("missing of %d", missing.size()).isEmpty();
        assertThat(unexpected.stream().limit(10))
                .as("unexpected of %d", unexpected.size())
                .isEmpty();
        assertThat(flows).hasSameSizeAs(expected);
    }

    private SavepointRestoreSettings stopBehind(OneJvmCluster cluster, JobID job, int messages)
            throws Exception {
        source.letThrough(messages);
        source.awaitThrough();
        return cluster.stop(job, savepoints);
    }

    private JobID start(
            OneJvmCluster cluster, String backend, int parallelism, SavepointRestoreSettings from)
            throws Exception {
        Configuration configuration = FlowPipeline.configuration();
        configuration.set(StateBackendOptions.STATE_BACKEND, backend);
        configuration.set(CheckpointingOptions.CHECKPOINT_STORAGE, "filesystem");
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, savepoints.toUri().toString());
        return cluster.start(
                configuration,
                from,
                env -> {
                    env.setParallelism(parallelism);
                    define(env);
                });
    }

    private void define(StreamExecutionEnvironment env) {
        FlowPipeline.define(
                env.fromSource(
                                source,
                                WatermarkStrategy.noWatermarks(),
                                Uids.SOURCE,
                                FlowPipeline.MESSAGES)
                        .uid(Uids.SOURCE)
                        .setParallelism(1),
                new FlowTracker(FlowRules.DEFAULT, "test"),
                FlowTable.PLAIN,
                new FlowSinks(
                        stream ->
                                stream.map(SavepointTest::print)
                                        .returns(Types.STRING)
                                        .uid("prints")
                                        .sinkTo(flows)
                                        .uid(Uids.FLOWS_SINK),
                        stream -> stream.sinkTo(new CollectingSink<>()).uid(Uids.INTERIM_SINK),
                        stream -> stream.sinkTo(ledger).uid(Uids.LEDGER_SINK)));
    }

    private static List<String> withoutStopping() throws Exception {
        Conversations script = new Conversations();
        try (FlowHarness harness = FlowHarness.open()) {
            for (int i = 0; i < MESSAGES; i++) {
                SensorMessage message = script.message(i);
                harness.hear(0, message.flowKey(), message.bytes());
                if (i % 1000 == 0 || i == MESSAGES - 1) {
                    harness.clock(script.clockUs(i));
                }
            }
            harness.endOfInput();
            return harness.flows().stream().map(SavepointTest::print).sorted().toList();
        }
    }

    private static long packets() {
        long packets = 0;
        Conversations script = new Conversations();
        for (int i = 0; i < MESSAGES; i++) {
            packets += script.talk(i).said();
        }
        return packets;
    }

    /** Two records are equal when these are, but for a chance of one in billions. */
    private static String print(FlowRecord flow) {
        return flow.text(FlowField.FLOW_ID) + ' ' + flow.hashCode();
    }

    /**
     * One message each millisecond of rule time: first every conversation opens, then most go on
     * and end, while the others fall silent.
     */
    private static final class Conversations implements ScriptedSource.Script {

        private static final long serialVersionUID = 1L;

        @Override
        public SensorMessage message(int number) {
            Dialogue talk = talk(number);
            return SensorMessage.train(0, talk.key(), talk.train());
        }

        Dialogue talk(int number) {
            int conversation = number < OPEN || number % 5 == 0 ? number : number - OPEN;
            FlowKey key =
                    new FlowKey(
                            "lab",
                            4,
                            0,
                            0x0a00_0000L + conversation,
                            40_000,
                            0,
                            0xc000_0201L,
                            80,
                            6);
            Dialogue talk = new Dialogue(key, true);
            talk.at(number * 1000L);
            if (conversation == number) {
                talk.client.syn();
                talk.after(0).server.synAck();
            } else {
                talk.client.fin();
                talk.after(0).server.fin();
            }
            return talk;
        }

        @Override
        public long clockUs(int number) {
            return Dialogue.START_US + number * 1000L;
        }
    }
}
