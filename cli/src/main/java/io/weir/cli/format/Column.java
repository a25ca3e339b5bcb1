package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;

/**
 * A column of another tool's log over the flow record.
 *
 * @param name as that tool's header has it
 * @param cell appends the value of a flow
 */
record Column(String name, Cell cell) {

    /** Appends one value of a flow. */
    interface Cell {
        void append(FlowRecord flow, TextBuffer out);
    }

    /** A number as it stands in the record; the minus sign where it is not known. */
    static Column number(String name, FlowField field) {
        return new Column(
                name,
                (flow, out) -> {
                    if (flow.isNull(field)) {
                        out.append('-');
                    } else {
                        out.append(flow.number(field));
                    }
                });
    }

    /** An address or a word: text that never comes from a payload. */
    static Column word(String name, FlowField field) {
        return new Column(
                name,
                (flow, out) -> {
                    String word = String.valueOf(flow.text(field));
                    out.appendAscii(word, 0, word.length());
                });
    }

    /** A time as whole seconds since the epoch, rounded down. */
    static Column seconds(String name, FlowField field) {
        return new Column(
                name,
                (flow, out) -> {
                    if (flow.isNull(field)) {
                        out.append('-');
                    } else {
                        out.append(Math.floorDiv(flow.number(field), 1_000_000L));
                    }
                });
    }
}
