package io.weir.schema;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A flow record: one value for each {@link FlowField}. Numbers, times and booleans stand unboxed in
 * one array and texts in another, so that every writer (Parquet, CSV, JSON, Avro) is one loop over
 * the columns. A new record holds 0, false, the empty list, and null in nullable columns; texts
 * that are not nullable must be set.
 */
public final class FlowRecord {

    private static final int TEXTS =
            (int) columns().stream().filter(field -> field.kind().isText()).count();
    private static final int NUMBERS = columns().size() - TEXTS;

    private final long[] numbers = new long[NUMBERS];
    private final @Nullable Object[] texts = new @Nullable Object[TEXTS];

    /** One bit for each nullable number: a value was set. */
    private final long[] known = new long[(NUMBERS + 63) / 64];

    /** The columns in order. */
    public static List<FlowField> columns() {
        return List.of(FlowField.all());
    }

    public void set(FlowField field, long value) {
        int i = field.slot();
        numbers[i] = value;
        if (field.nullable()) {
            known[i >> 6] |= 1L << i;
        }
    }

    public void set(FlowField field, boolean value) {
        set(field, value ? 1 : 0);
    }

    public void set(FlowField field, String value) {
        texts[field.slot()] = value;
    }

    public void set(FlowField field, List<String> values) {
        texts[field.slot()] = List.copyOf(values);
    }

    /** True when the column is nullable and holds no value. */
    public boolean isNull(FlowField field) {
        if (!field.nullable()) {
            return false;
        }
        int i = field.slot();
        return field.kind().isText() ? texts[i] == null : (known[i >> 6] & 1L << i) == 0;
    }

    /** The value of a column of kind LONG, INT or TIME; 0 where null. */
    public long number(FlowField field) {
        return numbers[field.slot()];
    }

    public boolean bool(FlowField field) {
        return numbers[field.slot()] != 0;
    }

    /** The value of a TEXT column, null only where {@link #isNull}. */
    public @Nullable String text(FlowField field) {
        return (String) texts[field.slot()];
    }

    /**
     * The value of a TEXT column that every record has.
     *
     * @throws IllegalStateException when it was never set
     */
    public String required(FlowField field) {
        String text = text(field);
        if (text == null) {
            throw new IllegalStateException(field.columnName() + " was never set");
        }
        return text;
    }

    @SuppressWarnings("unchecked")
    public List<String> list(FlowField field) {
        Object value = texts[field.slot()];
        return value == null ? List.of() : (List<String>) value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof FlowRecord r
                && Arrays.equals(numbers, r.numbers)
                && Arrays.equals(known, r.known)
                && Arrays.equals(texts, r.texts);
    }

    @Override
    public int hashCode() {
        return Objects.hash(Arrays.hashCode(numbers), Arrays.hashCode(texts));
    }

    /** Readable, for failures in tests: every column that holds something. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("FlowRecord{");
        for (FlowField field : FlowField.all()) {
            if (field.kind().isText() ? texts[field.slot()] != null : numbers[field.slot()] != 0) {
                text.append(field.columnName())
                        .append('=')
                        .append(field.kind().isText() ? texts[field.slot()] : numbers[field.slot()])
                        .append(' ');
            }
        }
        return text.append('}').toString();
    }
}
