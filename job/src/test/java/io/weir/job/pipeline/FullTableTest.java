package io.weir.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.flow.Dialogue;
import io.weir.job.flow.Domains;
import io.weir.job.flow.FlowTable;
import io.weir.job.ledger.LedgerEntry;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A table of open flows that is full. {@code -Dseed=} repeats a run. */
@Timeout(120)
class FullTableTest {

    enum Backend {
        HEAP,
        ROCKSDB;

        StateBackend make() {
            return this == HEAP ? new HashMapStateBackend() : new EmbeddedRocksDBStateBackend();
        }
    }

    private static final long SEED = Long.getLong("seed", 1_986);
    private static final FlowHarness.Setup THREE = atMost(3);

    @ParameterizedTest
    @EnumSource
    void letsTheFlowGoThatHasBeenSilentLongest(Backend backend) throws Exception {
        try (FlowHarness harness = THREE.with(backend.make()).open()) {
            hear(harness, 1, 0);
            hear(harness, 2, 1);
            hear(harness, 3, 2);
            hear(harness, 1, 3);
            assertThat(harness.flows()).isEmpty();

            hear(harness, 4, 4);
            assertThat(evicted(harness)).containsExactly(2L);
            hear(harness, 1, 5);
            hear(harness, 5, 6);
            assertThat(evicted(harness)).containsExactly(2L, 3L);
            assertThat(harness.evicted()).isEqualTo(2);
            assertThat(harness.timers()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void knowsTheOrderAfterARestore(Backend backend) throws Exception {
        FlowHarness.Setup setup = THREE.with(backend.make());
        try (FlowHarness before = setup.open()) {
            hear(before, 1, 0);
            hear(before, 2, 1);
            hear(before, 3, 2);
            hear(before, 1, 3);
            try (FlowHarness after = setup.restore(before.save())) {
                hear(after, 4, 4);
                hear(after, 5, 5);

                assertThat(evicted(after)).containsExactly(2L, 3L);
            }
        }
    }

    @Test
    void keepsTheReasonOfAFlowThatWasClosed() throws Exception {
        try (FlowHarness harness = atMost(1).open()) {
            harness.hear(new Dialogue(Dialogue.key(1, 6), true).handshake().goodbye());
            hear(harness, 2, 1);
            hear(harness, 3, 2);

            assertThat(harness.flows())
                    .extracting(flow -> flow.text(FlowField.END_REASON))
                    .containsExactly("FIN", "EVICTED");
            assertThat(harness.evicted()).isEqualTo(2);
        }
    }

    @Test
    void losesNoPacketThatWaitsForAnotherSensor() throws Exception {
        FlowTable two = new FlowTable(new Domains(Map.of("lab", List.of("east", "west"))), 2);
        try (FlowHarness harness = THREE.with(two).open()) {
            for (int port = 1; port <= 5; port++) {
                hear(harness, port, port);
            }
            assertThat(evicted(harness)).containsExactly(1L, 2L, 3L);
            harness.endOfInput();

            assertThat(packets(harness.flows())).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @EnumSource
    void holdsNoMoreThanItMayAndLosesNoPacketWhateverComes(Backend backend) throws Exception {
        Random random = new Random(SEED);
        FlowHarness.Setup setup = atMost(20).with(backend.make());
        FlowHarness harness = setup.open();
        List<FlowRecord> flows = new ArrayList<>();
        long booked = 0;
        int trains = 2000;
        for (int i = 0; i < trains; i++) {
            hear(harness, 1 + random.nextInt(30), i);
            assertThat(harness.timers()).isLessThanOrEqualTo(20);
            if (random.nextInt(50) == 0) {
                harness.clock(Dialogue.START_US + i * 1_000_000L);
            }
            if (random.nextInt(200) == 0) {
                FlowHarness before = harness;
                harness = setup.restore(before.save());
                flows.addAll(before.flows());
                booked += sum(before.booked());
                before.close();
            }
        }
        harness.endOfInput();
        flows.addAll(harness.flows());
        booked += sum(harness.booked());

        assertThat(packets(flows)).as("seed %d", SEED).isEqualTo(trains);
        assertThat(booked).as("seed %d", SEED).isEqualTo(trains);
        assertThat(flows.stream().map(FullTableTest::reason).distinct())
                .contains("EVICTED", "IDLE_TIMEOUT");
        assertThat(harness.timers()).isZero();
        harness.close();
    }

    private static FlowHarness.Setup atMost(int flows) {
        return FlowHarness.Setup.PLAIN.with(new FlowTable(Domains.UNLISTED, flows));
    }

    private static void hear(FlowHarness harness, int port, int second) throws Exception {
        Dialogue talk = new Dialogue(Dialogue.key(port, Dialogue.UDP), true);
        talk.at(second * 1_000_000L).client.datagram(10);
        harness.hear(talk);
    }

    /** Client ports of the flows that had to leave, in order. */
    private static List<Long> evicted(FlowHarness harness) {
        return harness.flows().stream()
                .filter(flow -> reason(flow).equals("EVICTED"))
                .map(flow -> flow.number(FlowField.CLIENT_PORT))
                .toList();
    }

    private static String reason(FlowRecord flow) {
        return flow.required(FlowField.END_REASON);
    }

    private static long packets(List<FlowRecord> flows) {
        return flows.stream()
                .mapToLong(
                        flow ->
                                flow.number(FlowField.CLIENT_PACKETS)
                                        + flow.number(FlowField.SERVER_PACKETS))
                .sum();
    }

    private static long sum(List<LedgerEntry> entries) {
        return entries.stream().mapToLong(LedgerEntry::packets).sum();
    }
}
