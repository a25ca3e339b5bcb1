package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/**
 * Comma-separated values after RFC 4180, but with Unix line ends: a header line, then all columns
 * of the flow record in their order. What is not known is an empty cell; lists are joined by
 * semicolons. No cell begins as a spreadsheet's formula would.
 */
public final class Csv implements FlowFormat {

    private static final byte[] TRUE = TextBuffer.ascii("true");
    private static final byte[] FALSE = TextBuffer.ascii("false");

    /** Texts that weir makes of its own few letters: nothing in them can need quotes. */
    private static final Set<FlowField> OWN_LETTERS =
            EnumSet.of(
                    FlowField.FLOW_ID,
                    FlowField.COMMUNITY_ID,
                    FlowField.RECORD_KIND,
                    FlowField.CLIENT_IP,
                    FlowField.SERVER_IP,
                    FlowField.ROLE_BASIS,
                    FlowField.END_REASON,
                    FlowField.CONN_STATE,
                    FlowField.CONFIG_ID);

    private final FlowField[] fields = FlowRecord.columns().toArray(FlowField[]::new);

    @Override
    public void header(int section, TextBuffer out) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            out.append(fields[i].columnName());
        }
        out.append('\n');
    }

    @Override
    public void row(FlowRecord flow, TextBuffer out) {
        for (int i = 0; i < fields.length; i++) {
            if (i > 0) {
                out.append(',');
            }
            FlowField field = fields[i];
            if (!flow.isNull(field)) {
                switch (field.kind()) {
                    case LONG, INT, TIME -> out.append(flow.number(field));
                    case BOOLEAN -> out.append(flow.bool(field) ? TRUE : FALSE);
                    case TEXT -> appendText(out, field, Objects.requireNonNull(flow.text(field)));
                    case TEXT_LIST -> CsvText.append(out, flow.list(field));
                }
            }
        }
        out.append('\n');
    }

    private static void appendText(TextBuffer out, FlowField field, String text) {
        if (OWN_LETTERS.contains(field)) {
            out.appendAscii(text, 0, text.length());
        } else {
            CsvText.append(out, text);
        }
    }
}
