package io.weir.job.parquet;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.List;
import java.util.Locale;

/** Flow records to write: with every column filled, or with only what must be. */
public final class SampleFlows {

    public static final long HOUR_US = 3_600_000_000L;

    private SampleFlows() {}

    /** Every nullable column is null. */
    public static FlowRecord sparse(long number, long endTime) {
        FlowRecord flow = new FlowRecord();
        for (FlowField field : FlowRecord.columns()) {
            if (field.kind() == FlowField.Kind.TEXT && !field.nullable()) {
                flow.set(field, field.columnName());
            }
        }
        flow.set(FlowField.FLOW_ID, String.format(Locale.ROOT, "%016x", number));
        flow.set(FlowField.START_TIME, endTime);
        flow.set(FlowField.END_TIME, endTime);
        return flow;
    }

    /** Every column holds a value of its own, numbers 1000 more than their place. */
    public static FlowRecord full(long endTime) {
        FlowRecord flow = new FlowRecord();
        for (FlowField field : FlowRecord.columns()) {
            switch (field.kind()) {
                case TEXT -> flow.set(field, "text of " + field.columnName());
                case TEXT_LIST -> flow.set(field, List.of("east", "west"));
                case BOOLEAN -> flow.set(field, true);
                case INT -> flow.set(field, field.ordinal() + 1000);
                case LONG, TIME -> flow.set(field, (1L << 40) + field.ordinal());
            }
        }
        flow.set(FlowField.END_TIME, endTime);
        return flow;
    }
}
