package io.weir.ingest.generate;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Writes truths as JSON lines: one object a line, columns in the order of the flow record, left out
 * where the truth does not say, integers and times as numbers.
 */
final class TruthWriter implements Closeable {

    private static final int DRAIN_CHARS = 1 << 18;

    private final OutputStream out;
    private final StringBuilder text = new StringBuilder(DRAIN_CHARS + 4096);

    TruthWriter(OutputStream out) {
        this.out = out;
    }

    void write(Truth truth) throws IOException {
        char separator = '{';
        for (FlowField column : truth.columns()) {
            text.append(separator).append('"').append(column.columnName()).append("\":");
            appendValue(truth.record(), column);
            separator = ',';
        }
        text.append("}\n");
        if (text.length() > DRAIN_CHARS) {
            drain();
        }
    }

    /** The texts of a truth need no escapes: addresses, names of states and Base64. */
    private void appendValue(FlowRecord record, FlowField column) {
        if (record.isNull(column)) {
            text.append("null");
            return;
        }
        switch (column.kind()) {
            case TEXT -> text.append('"').append(record.text(column)).append('"');
            case BOOLEAN -> text.append(record.bool(column));
            case LONG, INT, TIME -> text.append(record.number(column));
            case TEXT_LIST -> throw new IllegalStateException(column + " is not planned");
        }
    }

    private void drain() throws IOException {
        out.write(text.toString().getBytes(StandardCharsets.ISO_8859_1));
        text.setLength(0);
    }

    @Override
    public void close() throws IOException {
        try (out) {
            drain();
        }
    }
}
