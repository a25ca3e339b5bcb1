package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            switch (field.kind()) {
                case LONG, INT, TIME -> appendNumber(out, field, flow);
                case BOOLEAN -> appendBoolean(out, field, flow);
                case TEXT -> appendText(out, field, flow.text(field));
                case TEXT_LIST -> CsvText.append(out, flow.list(field));
            }
        }
        out.append('\n');
    }

    /** Only a 0 may stand for what is not known. */
    private static void appendNumber(TextBuffer out, FlowField field, FlowRecord flow) {
        long number = flow.number(field);
        if (number != 0 || !flow.isNull(field)) {
            out.append(number);
        }
    }

    private static void appendBoolean(TextBuffer out, FlowField field, FlowRecord flow) {
        if (!flow.isNull(field)) {
            out.append(flow.bool(field) ? TRUE : FALSE);
        }
    }

    private static void appendText(TextBuffer out, FlowField field, @Nullable String text) {
        if (text == null) {
            return;
        }
        if (OWN_LETTERS.contains(field)) {
            out.appendAscii(text, 0, text.length());
        } else {
            CsvText.append(out, text);
        }
    }
}
