package io.weir.job.kafka;

import io.weir.command.TextSafety;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.List;
import java.util.stream.Collectors;

/** A flow record as a JSON object (RFC 8259), its columns in order. */
final class FlowJson {

    private static final int USUAL_LENGTH = 4096;

    private FlowJson() {}

    static String of(FlowRecord flow) {
        StringBuilder json = new StringBuilder(USUAL_LENGTH);
        char before = '{';
        for (FlowField field : FlowRecord.columns()) {
            json.append(before).append('"').append(field.columnName()).append("\":");
            json.append(flow.isNull(field) ? "null" : value(flow, field));
            before = ',';
        }
        return json.append('}').toString();
    }

    private static String value(FlowRecord flow, FlowField field) {
        return switch (field.kind()) {
            case LONG, INT, TIME -> Long.toString(flow.number(field));
            case BOOLEAN -> Boolean.toString(flow.bool(field));
            case TEXT -> text(flow.required(field));
            case TEXT_LIST -> list(flow.list(field));
        };
    }

    private static String list(List<String> texts) {
        return texts.stream().map(FlowJson::text).collect(Collectors.joining(",", "[", "]"));
    }

    private static String text(String text) {
        String quoted = text.replace("\\", "\\\\").replace("\"", "\\\"");
        return '"' + TextSafety.escape(quoted) + '"';
    }
}
