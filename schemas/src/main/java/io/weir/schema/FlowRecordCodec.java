package io.weir.schema;

import java.util.ArrayList;
import java.util.List;

/**
 * A flow record in Avro's binary layout of {@code flow-record.avsc}, without a message header: one
 * loop over {@link FlowField} each way. On a topic {@link MessageType#FLOW_RECORD}'s header goes in
 * front.
 */
public final class FlowRecordCodec {

    private FlowRecordCodec() {}

    /**
     * Appends the record.
     *
     * @throws IllegalStateException when a text that is not nullable was never set
     */
    public static void write(FlowRecord record, AvroWriter out) {
        for (FlowField field : FlowField.all()) {
            if (field.nullable()) {
                boolean present = !record.isNull(field);
                out.writeLong(present ? 1 : 0);
                if (!present) {
                    continue;
                }
            }
            writeValue(record, field, out);
        }
    }

    private static void writeValue(FlowRecord record, FlowField field, AvroWriter out) {
        switch (field.kind()) {
            case TEXT -> out.writeString(record.required(field));
            case TEXT_LIST -> writeList(record.list(field), out);
            case BOOLEAN -> out.writeBoolean(record.bool(field));
            case LONG, INT, TIME -> out.writeLong(record.number(field));
        }
    }

    private static void writeList(List<String> texts, AvroWriter out) {
        if (!texts.isEmpty()) {
            out.writeLong(texts.size());
            for (String text : texts) {
                out.writeString(text);
            }
        }
        out.writeLong(0);
    }

    /**
     * Reads a record and stands behind it.
     *
     * @throws MalformedTrainException when the octets are no record of this schema
     */
    public static FlowRecord read(AvroReader in) {
        FlowRecord record = new FlowRecord();
        for (FlowField field : FlowField.all()) {
            if (field.nullable() && !in.readPresent()) {
                continue;
            }
            readValue(record, field, in);
        }
        return record;
    }

    private static void readValue(FlowRecord record, FlowField field, AvroReader in) {
        switch (field.kind()) {
            case TEXT -> record.set(field, in.readString());
            case TEXT_LIST -> record.set(field, readList(in));
            case BOOLEAN -> record.set(field, in.readBoolean());
            case INT -> record.set(field, in.readInt());
            case LONG, TIME -> record.set(field, in.readLong());
        }
    }

    private static List<String> readList(AvroReader in) {
        List<String> texts = new ArrayList<>();
        for (int left = in.readBlock(); left > 0; left = in.readBlock()) {
            while (left-- > 0) {
                texts.add(in.readString());
            }
        }
        return texts;
    }
}
