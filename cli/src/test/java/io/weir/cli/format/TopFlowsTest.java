package io.weir.cli.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TopFlowsTest {

    private final long seed = Long.getLong("seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void showsWhatASortOfAllFlowsWouldShowFirst() throws IOException {
        List<FlowRecord> flows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            flows.add(randomFlow(i));
        }
        List<String> sorted =
                flows.stream()
                        .sorted(
                                Comparator.comparing(TopFlowsTest::wireBytes)
                                        .reversed()
                                        .thenComparing(f -> f.number(FlowField.START_TIME))
                                        .thenComparing(f -> f.text(FlowField.FLOW_ID)))
                        .map(f -> f.text(FlowField.FLOW_ID))
                        .toList();

        for (int most : new int[] {1, 7, 500, 1_999, 2_000, 3_000}) {
            int lanes = 1 + random.nextInt(4);
            assertThat(idsOf(Printed.top(new JsonLines(), most, lanes, flows)))
                    .as("seed %d, top %d, %d lanes", seed, most, lanes)
                    .isEqualTo(sorted.subList(0, Math.min(most, sorted.size())));
        }
    }

    @Test
    void keepsSectionsApart() throws IOException {
        List<FlowRecord> flows = List.of(Flows.udp(1), Flows.tcp(2), Flows.icmp(3), Flows.tcp(4));

        List<String> lines = Printed.top(new Goostat(), 3, 2, flows).lines().toList();

        assertThat(lines).hasSize(5);
        assertThat(lines.get(1)).startsWith("10.0.0.1 192.0.2.7 40004 443 ");
        assertThat(lines.get(2)).startsWith("10.0.0.1 192.0.2.7 40002 443 ");
        assertThat(lines.get(3)).startsWith("c_ip ");
        assertThat(lines.get(4)).startsWith("10.0.0.1 192.0.2.7 53001 53 ");
    }

    @Test
    void alignsATableAndSaysWhatItLeavesOut() throws IOException {
        FlowRecord ipv6 = Flows.tcp(1);
        ipv6.set(FlowField.IP_VERSION, 6);
        ipv6.set(FlowField.CLIENT_IP, "2001:db8::1");

        String table =
                Printed.top(
                        new FlowTable(),
                        3,
                        1,
                        List.of(ipv6, Flows.udp(2), Flows.udp(3), Flows.icmp(4)));

        assertThat(table)
                .isEqualTo(
                        """
                        start (UTC)              duration  proto  client               server         packets →  ← packets  bytes →  ← bytes  state  ended by
                        2020-09-13 12:26:40.123    2.50 s  icmp   10.0.0.1             192.0.2.7              6          5    904 B   1.2 MB  OTH    IDLE_TIMEOUT
                        2020-09-13 12:26:40.123    2.50 s  tcp    [2001:db8::1]:40001  192.0.2.7:443          6          5    901 B   1.2 MB  SF     FIN
                        2020-09-13 12:26:40.123      0 us  udp    10.0.0.1:53002       192.0.2.7:53           1          0     84 B      0 B  S0     IDLE_TIMEOUT
                        … and 1 smaller flow (--top N shows more)
                        """);
    }

    @Test
    void leavesTheLeastImportantColumnsOutOfANarrowTable() {
        List<byte[]> rows =
                List.of(TextBuffer.ascii("a\tbb\tccc\n"), TextBuffer.ascii("1\t2\t3\n"));
        TableLayout layout = new TableLayout(java.util.Set.of(0), List.of(2, 0));

        assertThat(layout.align(rows, 80)).isEqualTo("a  bb  ccc\n1  2   3\n");
        assertThat(layout.align(rows, 8)).isEqualTo("a  bb\n1  2\n");
        assertThat(layout.align(rows, 1)).isEqualTo("bb\n2\n");
    }

    private FlowRecord randomFlow(int number) {
        FlowRecord flow = Flows.tcp(number);
        flow.set(FlowField.FLOW_ID, String.format("%016x", random.nextLong()));
        flow.set(FlowField.CLIENT_WIRE_BYTES, random.nextInt(20));
        flow.set(FlowField.SERVER_WIRE_BYTES, random.nextInt(20));
        flow.set(FlowField.START_TIME, random.nextInt(50));
        return flow;
    }

    private static long wireBytes(FlowRecord flow) {
        return flow.number(FlowField.CLIENT_WIRE_BYTES) + flow.number(FlowField.SERVER_WIRE_BYTES);
    }

    private static List<String> idsOf(String jsonLines) {
        return jsonLines.lines().map(line -> line.substring(12, 28)).collect(Collectors.toList());
    }
}
