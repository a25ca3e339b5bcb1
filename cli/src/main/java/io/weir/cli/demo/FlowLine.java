package io.weir.cli.demo;

import static io.weir.schema.FlowField.CLIENT_IP;
import static io.weir.schema.FlowField.CLIENT_PACKETS;
import static io.weir.schema.FlowField.CLIENT_PORT;
import static io.weir.schema.FlowField.CLIENT_WIRE_BYTES;
import static io.weir.schema.FlowField.CONN_STATE;
import static io.weir.schema.FlowField.DURATION_US;
import static io.weir.schema.FlowField.END_REASON;
import static io.weir.schema.FlowField.END_TIME;
import static io.weir.schema.FlowField.PROTOCOL;
import static io.weir.schema.FlowField.SERVER_IP;
import static io.weir.schema.FlowField.SERVER_PACKETS;
import static io.weir.schema.FlowField.SERVER_PORT;
import static io.weir.schema.FlowField.SERVER_WIRE_BYTES;

import io.weir.cli.format.Protocols;
import io.weir.command.terminal.HumanUnits;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;

/** A finished flow in one line whose width does not wait for the other flows. */
final class FlowLine {

    static final String HEADER =
            line(
                    "end (UTC)",
                    "proto",
                    "client",
                    "server",
                    "packets",
                    "bytes",
                    "took",
                    "state",
                    "ended by");

    private static final int TIME_OF_DAY = 11;

    private FlowLine() {}

    static String of(FlowRecord flow) {
        int protocol = (int) flow.number(PROTOCOL);
        return line(
                HumanUnits.time(flow.number(END_TIME)).substring(TIME_OF_DAY),
                Protocols.name(protocol),
                end(flow, CLIENT_IP, CLIENT_PORT),
                end(flow, SERVER_IP, SERVER_PORT),
                flow.number(CLIENT_PACKETS) + " / " + flow.number(SERVER_PACKETS),
                HumanUnits.bytes(flow.number(CLIENT_WIRE_BYTES) + flow.number(SERVER_WIRE_BYTES)),
                HumanUnits.duration(flow.number(DURATION_US)),
                String.valueOf(flow.text(CONN_STATE)),
                String.valueOf(flow.text(END_REASON)));
    }

    private static String end(FlowRecord flow, FlowField address, FlowField port) {
        String ip = String.valueOf(flow.text(address));
        if (!Protocols.hasPorts((int) flow.number(PROTOCOL))) {
            return ip;
        }
        return (ip.indexOf(':') < 0 ? ip : "[" + ip + "]") + ":" + flow.number(port);
    }

    private static String line(
            String end,
            String protocol,
            String client,
            String server,
            String packets,
            String bytes,
            String took,
            String state,
            String reason) {
        return "%-12s  %-5s  %-26s  %-26s  %13s  %9s  %8s  %-6s  %s\n"
                .formatted(end, protocol, client, server, packets, bytes, took, state, reason);
    }
}
