package io.weir.job.parquet;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.RecordConsumer;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The flow record as a table, by the hour of the flow's last packet. */
final class FlowColumns implements RowColumns<FlowRecord> {

    private static final long serialVersionUID = 1;

    /** A new value for nearly every flow: a dictionary would only be built and thrown away. */
    private static final Set<FlowField> UNIQUE =
            EnumSet.of(FlowField.FLOW_ID, FlowField.COMMUNITY_ID);

    private static final FlowField[] FIELDS = FlowRecord.columns().toArray(new FlowField[0]);

    @Override
    public MessageType schema() {
        return new MessageType(
                "flow",
                FlowRecord.columns().stream().map(FlowColumns::type).collect(Collectors.toList()));
    }

    private static Type type(FlowField field) {
        String name = field.columnName();
        return switch (field.kind()) {
            case TEXT -> ColumnTypes.text(name, field.nullable());
            case TEXT_LIST -> ColumnTypes.textList(name, field.nullable());
            case LONG -> ColumnTypes.longNumber(name, field.nullable());
            case INT -> ColumnTypes.intNumber(name, field.nullable());
            case BOOLEAN -> ColumnTypes.bool(name, field.nullable());
            case TIME -> ColumnTypes.time(name, field.nullable());
        };
    }

    @Override
    public Set<String> repetitiveColumns() {
        return FlowRecord.columns().stream()
                .filter(field -> field.kind().isText() && !UNIQUE.contains(field))
                .map(FlowColumns::leaf)
                .collect(Collectors.toSet());
    }

    private static String leaf(FlowField field) {
        return field.kind() == FlowField.Kind.TEXT_LIST
                ? field.columnName() + ".list.element"
                : field.columnName();
    }

    @Override
    public HourFolder folder(FlowRecord row) {
        return HourFolder.ofMicros(row.number(FlowField.END_TIME));
    }

    @Override
    public void write(FlowRecord row, RecordConsumer out) {
        for (int i = 0; i < FIELDS.length; i++) {
            FlowField field = FIELDS[i];
            if (!row.isNull(field)) {
                out.startField(field.columnName(), i);
                writeValue(row, field, out);
                out.endField(field.columnName(), i);
            }
        }
    }

    private static void writeValue(FlowRecord row, FlowField field, RecordConsumer out) {
        switch (field.kind()) {
            case LONG, TIME -> out.addLong(row.number(field));
            case INT -> out.addInteger((int) row.number(field));
            case BOOLEAN -> out.addBoolean(row.bool(field));
            case TEXT -> out.addBinary(text(row, field));
            case TEXT_LIST -> writeList(row.list(field), out);
        }
    }

    private static Binary text(FlowRecord row, FlowField field) {
        String text = row.text(field);
        if (text == null) {
            throw new IllegalStateException(
                    "flow record without " + field.columnName() + ": " + row);
        }
        return Binary.fromString(text);
    }

    private static void writeList(List<String> values, RecordConsumer out) {
        out.startGroup();
        if (!values.isEmpty()) {
            out.startField("list", 0);
            for (String value : values) {
                out.startGroup();
                out.startField("element", 0);
                out.addBinary(Binary.fromString(value));
                out.endField("element", 0);
                out.endGroup();
            }
            out.endField("list", 0);
        }
        out.endGroup();
    }
}
