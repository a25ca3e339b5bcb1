package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.List;
import java.util.Objects;

/**
 * A JSON object a line, all columns of the flow record in their order. Times are integer
 * microseconds since the epoch, what is not known is null.
 */
public final class JsonLines implements FlowFormat {

    private static final byte[] NULL = TextBuffer.ascii("null");
    private static final byte[] TRUE = TextBuffer.ascii("true");
    private static final byte[] FALSE = TextBuffer.ascii("false");

    private final FlowField[] fields = FlowRecord.columns().toArray(FlowField[]::new);
    private final byte[][] names = new byte[fields.length][];

    public JsonLines() {
        for (int i = 0; i < fields.length; i++) {
            names[i] = TextBuffer.ascii((i == 0 ? "{\"" : ",\"") + fields[i].columnName() + "\":");
        }
    }

    @Override
    public void row(FlowRecord flow, TextBuffer out) {
        for (int i = 0; i < fields.length; i++) {
            FlowField field = fields[i];
            out.append(names[i]);
            if (flow.isNull(field)) {
                out.append(NULL);
                continue;
            }
            switch (field.kind()) {
                case LONG, INT, TIME -> out.append(flow.number(field));
                case BOOLEAN -> out.append(flow.bool(field) ? TRUE : FALSE);
                case TEXT -> JsonText.append(out, Objects.requireNonNull(flow.text(field)));
                case TEXT_LIST -> appendList(out, flow.list(field));
            }
        }
        out.append('}');
        out.append('\n');
    }

    private static void appendList(TextBuffer out, List<String> values) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            JsonText.append(out, values.get(i));
        }
        out.append(']');
    }
}
