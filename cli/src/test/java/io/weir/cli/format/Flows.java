package io.weir.cli.format;

import static io.weir.schema.FlowField.*;

import io.weir.schema.FlowRecord;
import java.util.List;

/** Flow records to be printed. */
public final class Flows {

    private static final long START = 1_600_000_000_123_456L;

    private Flows() {}

    /** A small web request; its number makes it later, larger and otherwise named. */
    public static FlowRecord tcp(int number) {
        FlowRecord flow = of(6, number);
        flow.set(CLIENT_PORT, 40_000 + number);
        flow.set(SERVER_PORT, 443);
        flow.set(CONN_STATE, "SF");
        flow.set(HISTORY, "ShADadFf");
        flow.set(END_REASON, "FIN");
        flow.set(CLIENT_SYN, 1);
        flow.set(SERVER_SYN, 1);
        flow.set(CLIENT_ACK, 5);
        flow.set(SERVER_ACK, 4);
        flow.set(CLIENT_FIN, 1);
        flow.set(SERVER_FIN, 1);
        flow.set(CLIENT_PSH, 2);
        flow.set(SERVER_PSH, 3);
        return flow;
    }

    /** A question without an answer. */
    public static FlowRecord udp(int number) {
        FlowRecord flow = new FlowRecord();
        identity(flow, 17, number);
        flow.set(CLIENT_PORT, 53_000 + number);
        flow.set(SERVER_PORT, 53);
        flow.set(START_TIME, START);
        flow.set(END_TIME, START);
        flow.set(CLIENT_PACKETS, 1);
        flow.set(CLIENT_WIRE_BYTES, 84);
        flow.set(CLIENT_IP_BYTES, 70);
        flow.set(CLIENT_PAYLOAD_BYTES, 42);
        flow.set(CLIENT_PAYLOAD_PACKETS, 1);
        flow.set(CLIENT_FIRST, START);
        flow.set(CLIENT_LAST, START);
        flow.set(CONN_STATE, "S0");
        flow.set(HISTORY, "D");
        flow.set(END_REASON, "IDLE_TIMEOUT");
        return flow;
    }

    /** An echo with its answer. */
    public static FlowRecord icmp(int number) {
        FlowRecord flow = of(1, number);
        flow.set(CLIENT_PORT, 8);
        flow.set(CONN_STATE, "OTH");
        flow.set(HISTORY, "");
        flow.set(END_REASON, "IDLE_TIMEOUT");
        return flow;
    }

    private static FlowRecord of(int protocol, int number) {
        FlowRecord flow = new FlowRecord();
        identity(flow, protocol, number);
        flow.set(START_TIME, START + number);
        flow.set(END_TIME, START + number + 2_500_000);
        flow.set(DURATION_US, 2_500_000);
        flow.set(CLIENT_PACKETS, 6);
        flow.set(CLIENT_WIRE_BYTES, 900 + number);
        flow.set(CLIENT_IP_BYTES, 816);
        flow.set(CLIENT_PAYLOAD_BYTES, 500);
        flow.set(CLIENT_PAYLOAD_PACKETS, 2);
        flow.set(CLIENT_FIRST, START + number);
        flow.set(CLIENT_LAST, START + number + 2_500_000);
        flow.set(SERVER_PACKETS, 5);
        flow.set(SERVER_WIRE_BYTES, 1_234_567);
        flow.set(SERVER_IP_BYTES, 1_234_497);
        flow.set(SERVER_PAYLOAD_BYTES, 1_234_000);
        flow.set(SERVER_PAYLOAD_PACKETS, 3);
        flow.set(SERVER_FIRST, START + number + 1_000);
        flow.set(SERVER_LAST, START + number + 2_499_000);
        return flow;
    }

    private static void identity(FlowRecord flow, int protocol, int number) {
        flow.set(FLOW_ID, String.format("%016x", 0xabcdef00L + number));
        flow.set(COMMUNITY_ID, "1:wCb3OG7yAFWelaUydu0D+125CLM=");
        flow.set(OBSERVATION_DOMAIN, "archive");
        flow.set(RECORD_KIND, "FINAL");
        flow.set(SENSORS, List.of("archive"));
        flow.set(CLIENT_IP, "10.0.0.1");
        flow.set(SERVER_IP, "192.0.2.7");
        flow.set(PROTOCOL, protocol);
        flow.set(IP_VERSION, 4);
        flow.set(ROLE_BASIS, "SYN");
        flow.set(CLIENT_LOCAL, true);
        flow.set(CONFIG_ID, "0123abcd");
    }
}
