package io.weir.cli.format;

import io.weir.schema.FlowRecord;
import java.util.List;

/** Rows of columns with one character between them, under a line with their names. */
record ColumnTable(List<Column> columns, char separator) {

    void header(TextBuffer out) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.append(separator);
            }
            out.append(columns.get(i).name());
        }
        out.append('\n');
    }

    void row(FlowRecord flow, TextBuffer out) {
        for (int i = 0; i < columns.size(); i++) {
            if (i > 0) {
                out.append(separator);
            }
            columns.get(i).cell().append(flow, out);
        }
        out.append('\n');
    }
}
