package io.weir.ingest.generate;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.decode.Decoder;
import io.weir.ingest.decode.Outcome;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CaptureGeneratorTest {

    private static final long SEED = Long.getLong("seed", 4711);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 100, 4567})
    void writesExactlyAsManyFramesAsAskedFor(int packets) throws IOException {
        GeneratedTraffic traffic = GeneratedTraffic.of(SEED, packets);

        assertThat(traffic.frames()).as("seed %d", SEED).hasSize(packets);
        assertThat(traffic.summary().packets()).isEqualTo(packets);
    }

    @Test
    void writesTheSameOctetsForTheSameSeed() throws IOException {
        GeneratedTraffic once = GeneratedTraffic.of(SEED, 3000);
        GeneratedTraffic again = GeneratedTraffic.of(SEED, 3000);
        GeneratedTraffic other = GeneratedTraffic.of(SEED + 1, 3000);

        assertThat(again.capture()).isEqualTo(once.capture());
        assertThat(again.truth()).isEqualTo(once.truth());
        assertThat(other.capture()).isNotEqualTo(once.capture());
    }

    @Test
    void keepsFramesInOrderOfTimeAndTheTruthInOrderOfStart() throws IOException {
        GeneratedTraffic traffic = GeneratedTraffic.of(SEED, 20_000);

        assertThat(traffic.frames()).extracting(TimedFrame::timeUs).as("seed %d", SEED).isSorted();
        assertThat(traffic.truth().lines().map(line -> number(line, "start_time")))
                .as("seed %d", SEED)
                .isSorted();
    }

    @Test
    void putsEveryIpFrameIntoOneFlowOfTheTruth() throws IOException {
        GeneratedTraffic traffic = GeneratedTraffic.of(SEED, 20_000);
        long packets = sum(traffic, "client_packets") + sum(traffic, "server_packets");

        assertThat(packets + traffic.summary().notIp()).as("seed %d", SEED).isEqualTo(20_000);
        assertThat(traffic.truth().lines()).hasSize((int) traffic.summary().flows());
    }

    @Test
    void agreesWithTheFramesOnEverySize() throws IOException {
        GeneratedTraffic traffic = GeneratedTraffic.of(SEED, 20_000);
        Decoder decoder = new Decoder();
        io.weir.ingest.decode.Packet packet = new io.weir.ingest.decode.Packet();
        long wire = 0;
        long ip = 0;
        long payload = 0;
        for (TimedFrame frame : traffic.frames()) {
            if (decoder.decode(frame.view(), frame.timeUs(), packet) == Outcome.PACKET) {
                wire += frame.length();
                ip += packet.fields.ipBytes;
                payload += packet.fields.payloadBytes;
            }
        }

        assertThat(decoder.counters().undecodable()).as("seed %d", SEED).isZero();
        assertThat(decoder.counters().notIp()).isEqualTo(traffic.summary().notIp());
        assertThat(both(traffic, "wire_bytes")).isEqualTo(wire);
        assertThat(both(traffic, "ip_bytes")).isEqualTo(ip);
        assertThat(both(traffic, "payload_bytes")).isEqualTo(payload);
    }

    @Test
    void hasFlowsOfEveryEnd() throws IOException {
        GeneratedTraffic traffic = GeneratedTraffic.of(SEED, 50_000);
        Set<String> reasons =
                traffic.truth()
                        .lines()
                        .map(line -> text(line, "end_reason"))
                        .collect(Collectors.toCollection(TreeSet::new));

        assertThat(reasons)
                .as("seed %d", SEED)
                .isEqualTo(
                        new TreeSet<>(
                                List.of(
                                        "END_OF_INPUT",
                                        "FIN",
                                        "IDLE_TIMEOUT",
                                        "PORT_REUSE",
                                        "RST")));
    }

    private static long both(GeneratedTraffic traffic, String column) {
        return sum(traffic, "client_" + column) + sum(traffic, "server_" + column);
    }

    private static long sum(GeneratedTraffic traffic, String column) {
        return traffic.truth().lines().mapToLong(line -> number(line, column)).sum();
    }

    private static long number(String line, String column) {
        return Long.parseLong(value(line, column));
    }

    private static String text(String line, String column) {
        String quoted = value(line, column);
        return quoted.substring(1, quoted.length() - 1);
    }

    private static String value(String line, String column) {
        String name = "\"" + column + "\":";
        int from = line.indexOf(name) + name.length();
        int to = line.indexOf(',', from);
        return line.substring(from, to < 0 ? line.length() - 1 : to);
    }
}
