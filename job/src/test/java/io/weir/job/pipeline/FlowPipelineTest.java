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
import io.weir.schema.Heartbeat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The real graph on a MiniCluster between fake ends. */
@Timeout(120)
class FlowPipelineTest {

    private static final int CONVERSATIONS = 50;

    private final CollectingSink<FlowRecord> flows = new CollectingSink<>();
    private final CollectingSink<FlowRecord> interim = new CollectingSink<>();
    private final CollectingSink<LedgerEntry> ledger = new CollectingSink<>();

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void givesEveryConversationOneFlowAtAnyParallelism(int parallelism) throws Exception {
        List<SensorMessage> messages = new ArrayList<>();
        long packets = 0;
        for (int i = 0; i < CONVERSATIONS; i++) {
            Dialogue talk = new Dialogue(key(i), true).handshake();
            talk.client.data(i);
            talk.goodbye();
            messages.add(SensorMessage.train(0, talk.key(), talk.train()));
            packets += talk.said();
        }
        messages.add(heartbeat(packets + 3, 3, packets));

        run(messages, FlowRules.DEFAULT, parallelism);

        assertThat(flows.arrived())
                .hasSize(CONVERSATIONS)
                .allSatisfy(flow -> assertThat(flow.text(FlowField.CONN_STATE)).isEqualTo("SF"))
                .extracting(flow -> flow.number(FlowField.CLIENT_PORT))
                .doesNotHaveDuplicates();
        Ledger books = new Ledger();
        ledger.arrived().forEach(books::add);
        assertThat(books.isBalanced()).isTrue();
        assertThat(books.totals())
                .containsEntry("captured", packets + 3)
                .containsEntry("in_flows", packets);
    }

    @Test
    void showsAPacketThatVanishedAsADifferenceInTheLedger() throws Exception {
        Dialogue talk = new Dialogue().handshake();

        run(
                List.of(
                        SensorMessage.train(0, talk.key(), talk.train()),
                        heartbeat(talk.said() + 1L, 0, talk.said() + 1L)),
                FlowRules.DEFAULT,
                1);

        Ledger books = new Ledger();
        ledger.arrived().forEach(books::add);
        assertThat(books.difference()).isEqualTo(1);
    }

    @Test
    void booksOnlyWhatAHeartbeatHasMoreThanTheOneBefore() throws Exception {
        run(
                List.of(heartbeat(5, 5, 0), heartbeat(5, 5, 0), heartbeat(7, 7, 0)),
                FlowRules.DEFAULT,
                1);

        Ledger books = new Ledger();
        ledger.arrived().forEach(books::add);
        assertThat(books.totals()).containsEntry("captured", 7L).containsEntry("not_ip", 7L);
    }

    @Test
    void sendsInterimRecordsTheirOwnWay() throws Exception {
        FlowRules active =
                new FlowRules(
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(300),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(5),
                        Duration.ofSeconds(60));
        Dialogue talk = new Dialogue().handshake();
        talk.after(61_000_000).client.data(10);
        talk.after(61_000_000).client.data(10);

        run(List.of(SensorMessage.train(0, talk.key(), talk.train())), active, 1);

        assertThat(interim.arrived()).hasSize(2);
        assertThat(flows.arrived()).hasSize(1);
        assertThat(flows.arrived().get(0).number(FlowField.REVISION)).isEqualTo(2);
    }

    private void run(List<SensorMessage> messages, FlowRules rules, int parallelism)
            throws Exception {
        Configuration configuration = FlowPipeline.configuration();
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        FlowPipeline.define(
                env.fromData(messages, FlowPipeline.MESSAGES).uid(Uids.SOURCE).setParallelism(1),
                new FlowTracker(rules, "test"),
                FlowTable.PLAIN,
                new FlowSinks(
                        stream -> stream.sinkTo(flows).uid(Uids.FLOWS_SINK),
                        stream -> stream.sinkTo(interim).uid(Uids.INTERIM_SINK),
                        stream -> stream.sinkTo(ledger).uid(Uids.LEDGER_SINK)));
        env.execute();
    }

    private static SensorMessage heartbeat(long captured, long notIp, long decoded) {
        return SensorMessage.heartbeat(
                0,
                new Heartbeat(
                        "lab",
                        "archive",
                        0,
                        0,
                        Dialogue.START_US,
                        captured,
                        decoded,
                        notIp,
                        new TreeMap<>(),
                        0,
                        new TreeMap<>(),
                        0));
    }

    private static FlowKey key(int i) {
        return new FlowKey("lab", 4, 0, 0x0a000001L, 40_000 + i, 0, 0xc0000201L, 80, 6);
    }
}
