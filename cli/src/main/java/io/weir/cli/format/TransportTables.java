package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;

/** TCP flows in a table of their own and UDP flows in another behind it; others have no row. */
class TransportTables implements FlowFormat {

    private static final int TCP = 6;
    private static final int UDP = 17;

    private final ColumnTable[] tables;

    TransportTables(ColumnTable tcp, ColumnTable udp) {
        this.tables = new ColumnTable[] {tcp, udp};
    }

    @Override
    public int sections() {
        return tables.length;
    }

    @Override
    public int section(FlowRecord flow) {
        return switch ((int) flow.number(FlowField.PROTOCOL)) {
            case TCP -> 0;
            case UDP -> 1;
            default -> NO_SECTION;
        };
    }

    @Override
    public void header(int section, TextBuffer out) {
        tables[section].header(out);
    }

    @Override
    public void row(FlowRecord flow, TextBuffer out) {
        tables[section(flow)].row(flow, out);
    }
}
