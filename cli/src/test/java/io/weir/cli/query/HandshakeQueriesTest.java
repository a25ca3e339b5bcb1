package io.weir.cli.query;

import static io.weir.cli.query.ExpectedRows.average;
import static io.weir.cli.query.ExpectedRows.begin;
import static io.weir.cli.query.ExpectedRows.count;
import static io.weir.cli.query.ExpectedRows.distinct;
import static io.weir.cli.query.ExpectedRows.grouped;
import static io.weir.cli.query.ExpectedRows.largest;
import static io.weir.cli.query.ExpectedRows.lines;
import static io.weir.cli.query.ExpectedRows.percent;
import static io.weir.cli.query.ExpectedRows.smallest;
import static io.weir.cli.query.ExpectedRows.sum;
import static io.weir.schema.FlowField.CLIENT_ACK;
import static io.weir.schema.FlowField.CLIENT_IP;
import static io.weir.schema.FlowField.CLIENT_SYN;
import static io.weir.schema.FlowField.CONN_STATE;
import static io.weir.schema.FlowField.PROTOCOL;
import static io.weir.schema.FlowField.SERVER_IP;
import static io.weir.schema.FlowField.SERVER_PORT;
import static io.weir.schema.FlowField.SERVER_SYN;
import static io.weir.schema.FlowField.START_TIME;
import static io.weir.schema.FlowField.SYNACK_TO_ACK_US;
import static io.weir.schema.FlowField.SYN_TO_SYNACK_US;
import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.analyze.AnalyzedCaptures;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the queries about handshakes, refusals and resets find, held against the flow records. */
class HandshakeQueriesTest {

    private static final String DOMAIN = AnalyzedCaptures.DOMAIN;
    private static final int ALL = Integer.MAX_VALUE;
    private static final int TCP = 6;
    private static final long MINUTE_US = 60_000_000;

    @TempDir private static Path folder;

    private static QueriedCapture capture = QueriedCapture.NONE;

    @BeforeAll
    static void analyzeACapture() throws Exception {
        capture = QueriedCapture.in(folder);
    }

    @Test
    void failedHandshakes() throws Exception {
        Stream<List<Object>> rows =
                grouped(
                        tcp(state("S0", "REJ", "RSTOS0", "SH", "RSTRH", "SHR")),
                        flow -> flow.required(CONN_STATE),
                        (state, its) ->
                                List.of(
                                        DOMAIN,
                                        state,
                                        its.size(),
                                        distinct(its, flow -> flow.required(CLIENT_IP)),
                                        distinct(its, flow -> flow.required(SERVER_IP)),
                                        sum(its, CLIENT_SYN),
                                        smallest(its, START_TIME),
                                        largest(its, START_TIME)));

        assertThat(capture.answer("failed-handshakes")).isEqualTo(lines(rows, ALL, ~2, 1));
    }

    @Test
    void resetsByServer() throws Exception {
        Predicate<FlowRecord> reset = state("REJ", "RSTR", "RSTRH", "RSTO", "RSTOS0");
        Stream<List<Object>> rows =
                grouped(
                        tcp(flow -> true),
                        Service::of,
                        (server, its) ->
                                List.of(
                                        DOMAIN,
                                        server.address,
                                        server.port,
                                        its.size(),
                                        count(its, state("REJ")),
                                        count(its, state("RSTR", "RSTRH")),
                                        count(its, state("RSTO", "RSTOS0")),
                                        percent(count(its, reset), its.size())));

        assertThat(capture.answer("resets-by-server"))
                .isEqualTo(
                        lines(rows.filter(row -> (double) row.get(7) > 0), 20, ~4, ~5, ~6, 1, 2));
    }

    @Test
    void handshakeLatency() throws Exception {
        Stream<List<Object>> rows =
                grouped(
                        tcp(
                                flow ->
                                        flow.number(SERVER_SYN) > 0
                                                && !flow.isNull(SYN_TO_SYNACK_US)
                                                && !flow.isNull(SYNACK_TO_ACK_US)),
                        Service::of,
                        (server, its) ->
                                List.of(
                                        DOMAIN,
                                        server.address,
                                        server.port,
                                        its.size(),
                                        average(its, SYN_TO_SYNACK_US),
                                        smallest(its, SYN_TO_SYNACK_US),
                                        largest(its, SYN_TO_SYNACK_US),
                                        average(its, SYNACK_TO_ACK_US)));

        assertThat(capture.answer("handshake-latency")).isEqualTo(lines(rows, 20, ~4, ~3, 1, 2));
    }

    @Test
    void scanSuspects() throws Exception {
        record Target(Service service, long protocol) {}
        List<FlowRecord> unanswered =
                capture.flows().stream()
                        .filter(
                                flow ->
                                        flow.number(PROTOCOL) == TCP
                                                ? state("S0", "REJ", "RSTOS0").test(flow)
                                                : state("S0").test(flow))
                        .toList();
        Stream<List<Object>> rows =
                grouped(
                        unanswered,
                        flow -> flow.required(CLIENT_IP),
                        (client, its) ->
                                List.of(
                                        DOMAIN,
                                        client,
                                        distinct(
                                                its,
                                                flow ->
                                                        new Target(
                                                                Service.of(flow),
                                                                flow.number(PROTOCOL))),
                                        distinct(its, flow -> flow.required(SERVER_IP)),
                                        distinct(its, flow -> flow.number(SERVER_PORT)),
                                        its.size(),
                                        smallest(its, START_TIME),
                                        largest(its, START_TIME)));

        assertThat(capture.answer("scan-suspects")).isEqualTo(lines(rows, 20, ~2, ~5, 1));
    }

    @Test
    void synFloods() throws Exception {
        record Minute(Service service, long start) {}
        Predicate<FlowRecord> unanswered = state("S0");
        Predicate<FlowRecord> unconfirmed =
                flow ->
                        flow.number(CLIENT_SYN) > 0
                                && flow.number(SERVER_SYN) > 0
                                && flow.number(CLIENT_ACK) == 0;
        Stream<List<Object>> rows =
                grouped(
                        tcp(flow -> true),
                        flow -> new Minute(Service.of(flow), begin(flow, START_TIME, MINUTE_US)),
                        (minute, its) -> {
                            List<FlowRecord> vain =
                                    its.stream().filter(unanswered.or(unconfirmed)).toList();
                            return List.of(
                                    DOMAIN,
                                    minute.start,
                                    minute.service.address,
                                    minute.service.port,
                                    count(its, unanswered),
                                    count(its, unconfirmed),
                                    distinct(vain, flow -> flow.required(CLIENT_IP)),
                                    sum(vain, CLIENT_SYN),
                                    its.size());
                        });

        assertThat(capture.answer("syn-floods"))
                .isEqualTo(
                        lines(rows.filter(row -> (long) row.get(6) > 0), 20, ~4, ~5, ~7, 1, 2, 3));
    }

    private record Service(String address, long port) {

        static Service of(FlowRecord flow) {
            return new Service(flow.required(SERVER_IP), flow.number(SERVER_PORT));
        }
    }

    private static List<FlowRecord> tcp(Predicate<FlowRecord> condition) {
        return capture.flows().stream()
                .filter(flow -> flow.number(PROTOCOL) == TCP)
                .filter(condition)
                .toList();
    }

    private static Predicate<FlowRecord> state(String... states) {
        return flow -> Set.of(states).contains(flow.required(CONN_STATE));
    }
}
