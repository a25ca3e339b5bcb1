package io.weir.cli.format;

import static io.weir.schema.FlowField.*;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Zeek's {@code conn.log} as tab-separated values with its header. Byte counts of payload and the
 * duration are given for every flow, also where Zeek leaves them unset.
 */
public final class ZeekConn implements FlowFormat {

    private static final DateTimeFormatter LOG_TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd-HH-mm-ss");

    /** A field of the log: its name, Zeek's type, and how its value is written. */
    private record Field(String name, String type, Column.Cell cell) {}

    private final Clock clock;
    private final List<Field> fields;

    /**
     * @param networksKnown local networks were given; otherwise who is local stays unset, as in
     *     Zeek
     * @param clock for the times at which the log is opened and closed, which Zeek states in it
     */
    public ZeekConn(boolean networksKnown, Clock clock) {
        this.clock = clock;
        this.fields =
                List.of(
                        new Field("ts", "time", seconds(START_TIME)),
                        new Field("uid", "string", ZeekConn::uid),
                        new Field("id.orig_h", "addr", text(CLIENT_IP)),
                        new Field("id.orig_p", "port", count(CLIENT_PORT)),
                        new Field("id.resp_h", "addr", text(SERVER_IP)),
                        new Field("id.resp_p", "port", count(SERVER_PORT)),
                        new Field("proto", "enum", (f, out) -> out.append(transport(f))),
                        new Field("service", "string", ZeekConn::service),
                        new Field("duration", "interval", seconds(DURATION_US)),
                        new Field("orig_bytes", "count", count(CLIENT_PAYLOAD_BYTES)),
                        new Field("resp_bytes", "count", count(SERVER_PAYLOAD_BYTES)),
                        new Field("conn_state", "string", text(CONN_STATE)),
                        new Field("local_orig", "bool", local(CLIENT_LOCAL, networksKnown)),
                        new Field("local_resp", "bool", local(SERVER_LOCAL, networksKnown)),
                        new Field("missed_bytes", "count", ZeekConn::missedBytes),
                        new Field("history", "string", text(HISTORY)),
                        new Field("orig_pkts", "count", count(CLIENT_PACKETS)),
                        new Field("orig_ip_bytes", "count", count(CLIENT_IP_BYTES)),
                        new Field("resp_pkts", "count", count(SERVER_PACKETS)),
                        new Field("resp_ip_bytes", "count", count(SERVER_IP_BYTES)),
                        new Field("tunnel_parents", "set[string]", (f, out) -> out.append('-')),
                        new Field("ip_proto", "count", count(PROTOCOL)));
    }

    @Override
    public void header(int section, TextBuffer out) {
        out.append("#separator \\x09\n");
        out.append("#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n");
        time("#open", out);
        out.append("#fields");
        fields.forEach(field -> out.append("\t" + field.name));
        out.append("\n#types");
        fields.forEach(field -> out.append("\t" + field.type));
        out.append('\n');
    }

    @Override
    public void row(FlowRecord flow, TextBuffer out) {
        for (int i = 0; i < fields.size(); i++) {
            if (i > 0) {
                out.append('\t');
            }
            fields.get(i).cell.append(flow, out);
        }
        out.append('\n');
    }

    @Override
    public void footer(int section, TextBuffer out) {
        time("#close", out);
    }

    private void time(String name, TextBuffer out) {
        out.append(name + "\t" + LOG_TIME.format(LocalDateTime.now(clock)) + "\n");
    }

    private static Column.Cell count(FlowField field) {
        return (flow, out) -> out.append(flow.number(field));
    }

    private static Column.Cell seconds(FlowField field) {
        return (flow, out) -> out.appendSeconds(flow.number(field));
    }

    private static Column.Cell text(FlowField field) {
        return (flow, out) -> text(flow.text(field), out);
    }

    private static Column.Cell local(FlowField field, boolean known) {
        return (flow, out) -> out.append(!known ? '-' : flow.bool(field) ? 'T' : 'F');
    }

    /**
     * Zeek marks what it knows of a text that could be taken for unset or empty by an escape, too.
     */
    private static void text(@Nullable String text, TextBuffer out) {
        if (text == null || text.isEmpty()) {
            out.append('-');
        } else if (text.equals("-")) {
            out.append("\\x2d");
        } else if (text.equals("(empty)")) {
            out.append("\\x28empty)");
        } else {
            EscapedText.append(out, text, EscapedText.Style.OCTETS, (char) 0);
        }
    }

    /** Zeek's own begin with this letter for connections. */
    private static void uid(FlowRecord flow, TextBuffer out) {
        out.append('C');
        text(flow.text(FLOW_ID), out);
    }

    private static void service(FlowRecord flow, TextBuffer out) {
        String service = flow.text(SERVICE);
        text("tls".equals(service) ? "ssl" : service, out);
    }

    private static void missedBytes(FlowRecord flow, TextBuffer out) {
        out.append(flow.number(CLIENT_MISSED_BYTES) + flow.number(SERVER_MISSED_BYTES));
    }

    private static String transport(FlowRecord flow) {
        return switch ((int) flow.number(PROTOCOL)) {
            case 1, 58 -> "icmp";
            case 6 -> "tcp";
            case 17 -> "udp";
            default -> "unknown_transport";
        };
    }
}
