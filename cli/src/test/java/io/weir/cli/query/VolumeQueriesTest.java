package io.weir.cli.query;

import static io.weir.cli.query.ExpectedRows.begin;
import static io.weir.cli.query.ExpectedRows.count;
import static io.weir.cli.query.ExpectedRows.distinct;
import static io.weir.cli.query.ExpectedRows.grouped;
import static io.weir.cli.query.ExpectedRows.lines;
import static io.weir.cli.query.ExpectedRows.percent;
import static io.weir.cli.query.ExpectedRows.sum;
import static io.weir.schema.FlowField.CLIENT_ACK;
import static io.weir.schema.FlowField.CLIENT_IP;
import static io.weir.schema.FlowField.CLIENT_LOCAL;
import static io.weir.schema.FlowField.CLIENT_PACKETS;
import static io.weir.schema.FlowField.CLIENT_PORT;
import static io.weir.schema.FlowField.CLIENT_WIRE_BYTES;
import static io.weir.schema.FlowField.CONN_STATE;
import static io.weir.schema.FlowField.DURATION_US;
import static io.weir.schema.FlowField.END_REASON;
import static io.weir.schema.FlowField.END_TIME;
import static io.weir.schema.FlowField.FLOW_ID;
import static io.weir.schema.FlowField.PROTOCOL;
import static io.weir.schema.FlowField.SERVER_IP;
import static io.weir.schema.FlowField.SERVER_LOCAL;
import static io.weir.schema.FlowField.SERVER_PACKETS;
import static io.weir.schema.FlowField.SERVER_PORT;
import static io.weir.schema.FlowField.SERVER_WIRE_BYTES;
import static io.weir.schema.FlowField.START_TIME;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queries about volume and directions find, held against the flow records. */
class VolumeQueriesTest {

    private static final String DOMAIN = AnalyzedCaptures.DOMAIN;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int TCP = 6;
    private static final long HOUR_US = 3_600_000_000L;

    @TempDir private static Path folder;

    private static QueriedCapture capture = QueriedCapture.NONE;

    @BeforeAll
    static void analyzeACapture() throws Exception {
        capture = QueriedCapture.in(folder);
    }

    @Test
    void topTalkers() throws Exception {
        record Side(String address, String peer, long sent, long received) {}
        List<Side> sides =
                capture.flows().stream()
                        .flatMap(
                                flow -> {
                                    String client = flow.required(CLIENT_IP);
                                    String server = flow.required(SERVER_IP);
                                    long there = flow.number(CLIENT_WIRE_BYTES);
                                    long back = flow.number(SERVER_WIRE_BYTES);
                                    return Stream.of(
                                            new Side(client, server, there, back),
                                            new Side(server, client, back, there));
                                })
                        .toList();
        Stream<List<Object>> rows =
                grouped(
                        sides,
                        Side::address,
                        (address, its) ->
                                List.of(
                                        DOMAIN,
                                        address,
                                        sum(its, Side::sent) + sum(its, Side::received),
                                        sum(its, Side::sent),
                                        sum(its, Side::received),
                                        its.size(),
                                        distinct(its, Side::peer)));

        assertThat(capture.answer("top-talkers")).isEqualTo(lines(rows, 20, ~2, 1));
    }

    @Test
    void longestFlows() throws Exception {
        Stream<List<Object>> rows =
                capture.flows().stream()
                        .map(
                                flow ->
                                        List.of(
                                                DOMAIN,
                                                flow.number(START_TIME),
                                                flow.number(DURATION_US),
                                                flow.required(CLIENT_IP),
                                                flow.number(CLIENT_PORT),
                                                flow.required(SERVER_IP),
                                                flow.number(SERVER_PORT),
                                                flow.number(PROTOCOL),
                                                wireBytes(flow),
                                                flow.required(CONN_STATE),
                                                flow.required(END_REASON),
                                                flow.required(FLOW_ID)));

        assertThat(capture.answer("longest-flows")).isEqualTo(lines(rows, 20, ~2, 11));
    }

    @Test
    void oneSidedFlows() throws Exception {
        Predicate<FlowRecord> clientOnly = flow -> flow.number(SERVER_PACKETS) == 0;
        Predicate<FlowRecord> serverOnly = flow -> flow.number(CLIENT_PACKETS) == 0;
        Predicate<FlowRecord> acknowledging =
                flow -> flow.number(PROTOCOL) == TCP && flow.number(CLIENT_ACK) > 0;
        Stream<List<Object>> rows =
                grouped(
                        capture.flows(),
                        Port::of,
                        (port, its) ->
                                List.of(
                                        DOMAIN,
                                        port.protocol,
                                        port.number,
                                        its.size(),
                                        count(its, clientOnly),
                                        count(its, serverOnly),
                                        count(its, clientOnly.and(acknowledging)),
                                        percent(
                                                count(its, clientOnly.or(serverOnly)),
                                                its.size())));

        assertThat(capture.answer("one-sided-flows"))
                .isEqualTo(
                        lines(rows.filter(row -> (double) row.get(7) > 0), 20, ~6, ~5, ~4, 1, 2));
    }

    @Test
    void bytesByPort() throws Exception {
        Stream<List<Object>> rows =
                grouped(
                        capture.flows(),
                        Port::of,
                        (port, its) ->
                                List.of(
                                        DOMAIN,
                                        port.protocol,
                                        port.number,
                                        sum(its, VolumeQueriesTest::wireBytes),
                                        sum(its, CLIENT_WIRE_BYTES),
                                        sum(its, SERVER_WIRE_BYTES),
                                        sum(its, CLIENT_PACKETS, SERVER_PACKETS),
                                        its.size()));

        assertThat(capture.answer("bytes-by-port")).isEqualTo(lines(rows, 30, ~3, 1, 2));
    }

    @Test
    void hourlyVolume() throws Exception {
        Stream<List<Object>> rows =
                grouped(
                        capture.flows(),
                        flow -> begin(flow, END_TIME, HOUR_US),
                        (hour, its) ->
                                List.of(
                                        DOMAIN,
                                        hour,
                                        sum(between(its, true, false), SERVER_WIRE_BYTES)
                                                + sum(between(its, false, true), CLIENT_WIRE_BYTES),
                                        sum(between(its, true, false), CLIENT_WIRE_BYTES)
                                                + sum(between(its, false, true), SERVER_WIRE_BYTES),
                                        sum(between(its, true, true), VolumeQueriesTest::wireBytes),
                                        sum(
                                                between(its, false, false),
                                                VolumeQueriesTest::wireBytes),
                                        its.size()));

        assertThat(capture.answer("hourly-volume")).isEqualTo(lines(rows, ALL, 1));
    }

    private record Port(long protocol, long number) {

        static Port of(FlowRecord flow) {
            return new Port(flow.number(PROTOCOL), flow.number(SERVER_PORT));
        }
    }

    private static List<FlowRecord> between(
            Collection<FlowRecord> its, boolean clientLocal, boolean serverLocal) {
        return its.stream()
                .filter(flow -> flow.bool(CLIENT_LOCAL) == clientLocal)
                .filter(flow -> flow.bool(SERVER_LOCAL) == serverLocal)
                .toList();
    }

    private static long wireBytes(FlowRecord flow) {
        return flow.number(CLIENT_WIRE_BYTES) + flow.number(SERVER_WIRE_BYTES);
    }
}
