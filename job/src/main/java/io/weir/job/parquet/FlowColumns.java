package io.weir.job.parquet;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.stream.Collectors;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.Type;

/** The flow record as a table, by the hour of the flow's last packet. */
final class FlowColumns implements RowColumns<FlowRecord> {

    private static final long serialVersionUID = 1;

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
            case TEXT_LIST -> ColumnTypes.textList(name);
            case LONG -> ColumnTypes.longNumber(name, field.nullable());
            case INT -> ColumnTypes.intNumber(name, field.nullable());
            case BOOLEAN -> ColumnTypes.bool(name, field.nullable());
            case TIME -> ColumnTypes.time(name, field.nullable());
        };
    }

    @Override
    public long hour(FlowRecord row) {
        return HourFolder.hour(row.number(FlowField.END_TIME));
    }

    @Override
    public void write(FlowRecord row, ColumnChunk[] columns) {
        for (int i = 0; i < FIELDS.length; i++) {
            FlowField field = FIELDS[i];
            if (row.isNull(field)) {
                columns[i].addNull();
            } else {
                write(row, field, columns[i]);
            }
        }
    }

    private static void write(FlowRecord row, FlowField field, ColumnChunk column) {
        switch (field.kind()) {
            case LONG, TIME, INT, BOOLEAN -> column.addNumber(row.number(field));
            case TEXT -> column.addText(text(row, field));
            case TEXT_LIST -> column.addTexts(row.list(field));
        }
    }

    private static String text(FlowRecord row, FlowField field) {
        String text = row.text(field);
        if (text == null) {
            throw new IllegalStateException(
                    "flow record without " + field.columnName() + ": " + row);
        }
        return text;
    }
}
