package io.weir.cli.format;

import static io.weir.schema.FlowField.*;

import io.weir.command.terminal.HumanUnits;
import io.weir.schema.FlowRecord;
import java.util.List;
import java.util.Set;

/**
 * Flows for people: the columns one looks at first, with units. A row is tab-separated here; {@link
 * TableLayout} aligns the rows once all are known.
 */
public final class FlowTable implements FlowFormat {

    private static final List<Column> COLUMNS =
            List.of(
                    new Column("start (UTC)", (f, out) -> out.append(start(f))),
                    new Column("duration", (f, out) -> out.append(duration(f))),
                    new Column("proto", (f, out) -> out.append(Protocols.name(protocol(f)))),
                    new Column("client", FlowTable::client),
                    new Column("server", FlowTable::server),
                    Column.number("packets \u2192", CLIENT_PACKETS),
                    Column.number("\u2190 packets", SERVER_PACKETS),
                    new Column("bytes \u2192", (f, out) -> out.append(clientBytes(f))),
                    new Column("\u2190 bytes", (f, out) -> out.append(serverBytes(f))),
                    Column.word("state", CONN_STATE),
                    Column.word("ended by", END_REASON));

    /** Quantities to the right; what is left out first says how a flow ended. */
    static final TableLayout LAYOUT =
            new TableLayout(Set.of(1, 5, 6, 7, 8), List.of(10, 9, 1, 5, 6, 0));

    private final ColumnTable table = new ColumnTable(COLUMNS, '\t');

    @Override
    public void header(int section, TextBuffer out) {
        table.header(out);
    }

    @Override
    public void row(FlowRecord flow, TextBuffer out) {
        table.row(flow, out);
    }

    private static String start(FlowRecord flow) {
        return HumanUnits.time(flow.number(START_TIME));
    }

    private static String duration(FlowRecord flow) {
        return HumanUnits.duration(flow.number(DURATION_US));
    }

    private static int protocol(FlowRecord flow) {
        return (int) flow.number(PROTOCOL);
    }

    private static String clientBytes(FlowRecord flow) {
        return HumanUnits.bytes(flow.number(CLIENT_WIRE_BYTES));
    }

    private static String serverBytes(FlowRecord flow) {
        return HumanUnits.bytes(flow.number(SERVER_WIRE_BYTES));
    }

    private static void client(FlowRecord flow, TextBuffer out) {
        end(String.valueOf(flow.text(CLIENT_IP)), flow.number(CLIENT_PORT), flow, out);
    }

    private static void server(FlowRecord flow, TextBuffer out) {
        end(String.valueOf(flow.text(SERVER_IP)), flow.number(SERVER_PORT), flow, out);
    }

    private static void end(String address, long port, FlowRecord flow, TextBuffer out) {
        if (!Protocols.hasPorts(protocol(flow))) {
            out.append(address);
        } else if (address.indexOf(':') >= 0) {
            out.append("[" + address + "]:" + port);
        } else {
            out.append(address + ":" + port);
        }
    }
}
