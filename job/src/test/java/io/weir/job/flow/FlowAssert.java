package io.weir.job.flow;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** Asserts on single columns of a flow record; a failure shows the whole record. */
final class FlowAssert extends AbstractAssert<FlowAssert, FlowRecord> {

    private FlowAssert(FlowRecord flow) {
        super(flow, FlowAssert.class);
    }

    static FlowAssert assertFlow(FlowRecord flow) {
        return new FlowAssert(flow);
    }

    FlowAssert has(FlowField field, String expected) {
        return check(field, expected, actual.text(field));
    }

    FlowAssert has(FlowField field, long expected) {
        return check(field, expected, actual.isNull(field) ? null : actual.number(field));
    }

    FlowAssert has(FlowField field, boolean expected) {
        return check(field, expected, actual.bool(field));
    }

    FlowAssert hasNo(FlowField field) {
        return check(field, true, actual.isNull(field));
    }

    FlowAssert hasHistory(String history) {
        return has(FlowField.HISTORY, history);
    }

    FlowAssert isIn(String connState) {
        return has(FlowField.CONN_STATE, connState);
    }

    FlowAssert endedBy(EndReason reason) {
        return has(FlowField.END_REASON, reason.name());
    }

    FlowAssert isSentBy(String client, RoleBasis basis) {
        return has(FlowField.CLIENT_IP, client).has(FlowField.ROLE_BASIS, basis.name());
    }

    FlowAssert holds(long clientPackets, long serverPackets) {
        return has(FlowField.CLIENT_PACKETS, clientPackets)
                .has(FlowField.SERVER_PACKETS, serverPackets);
    }

    private FlowAssert check(FlowField field, Object expected, @Nullable Object found) {
        if (!expected.equals(found)) {
            failWithMessage(
                    "%s should be <%s> but is <%s> in %s",
                    field.columnName(), expected, found, actual);
        }
        return this;
    }
}
