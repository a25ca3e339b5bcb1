package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.EnumSet;
import java.util.List;
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

    /** What spreadsheets take for the beginning of a formula, full-width forms included. */
    private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

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
                    case TEXT_LIST -> appendList(out, flow.list(field));
                }
            }
        }
        out.append('\n');
    }

    private static void appendText(TextBuffer out, FlowField field, String text) {
        if (OWN_LETTERS.contains(field)) {
            out.appendAscii(text, 0, text.length());
        } else {
            appendText(out, text);
        }
    }

    private static void appendText(TextBuffer out, String text) {
        if (isPlain(text)) {
            out.appendAscii(text, 0, text.length());
            return;
        }
        out.append('"');
        guard(out, text);
        appendQuoted(out, text, (char) 0);
        out.append('"');
    }

    /** Nothing in it needs quotes; the empty text does, to differ from what is not known. */
    private static boolean isPlain(String text) {
        if (text.isEmpty() || isFormula(text)) {
            return false;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!EscapedText.isPlain(c) || c == ',' || c == '"') {
                return false;
            }
        }
        return true;
    }

    private static void appendList(TextBuffer out, List<String> values) {
        if (values.isEmpty()) {
            return;
        }
        if (values.size() == 1 && values.get(0).indexOf(';') < 0) {
            appendText(out, values.get(0));
            return;
        }
        out.append('"');
        guard(out, values.get(0));
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(';');
            }
            appendQuoted(out, values.get(i), ';');
        }
        out.append('"');
    }

    /** An apostrophe in front makes a spreadsheet take the cell for text. */
    private static void guard(TextBuffer out, String text) {
        if (isFormula(text)) {
            out.append('\'');
        }
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
    }

    private static void appendQuoted(TextBuffer out, String text, char separator) {
        int from = 0;
        for (int quote = text.indexOf('"'); quote >= 0; quote = text.indexOf('"', from)) {
            EscapedText.append(
                    out, text.substring(from, quote), EscapedText.Style.UNICODE, separator);
            out.append('"');
            out.append('"');
            from = quote + 1;
        }
        EscapedText.append(out, text.substring(from), EscapedText.Style.UNICODE, separator);
    }
}
