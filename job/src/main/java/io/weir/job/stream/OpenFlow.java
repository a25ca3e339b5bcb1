package io.weir.job.stream;

import io.weir.job.flow.FlowEntry;

/** Keyed state of a conversation: the flow that is open, and where its one timer stands. */
public final class OpenFlow {

    /** No timer stands. */
    public static final long NOT_ARMED = Long.MIN_VALUE;

    private final int axis;
    private FlowEntry entry;
    private long armed;

    public OpenFlow(int axis, FlowEntry entry, long armed) {
        this.axis = axis;
        this.entry = entry;
        this.armed = armed;
    }

    /** The axis of rule time it lives on, see {@link StreamTime}. */
    public int axis() {
        return axis;
    }

    public FlowEntry entry() {
        return entry;
    }

    /** Takes what the rules made of the entry: the same object, or a new flow's. */
    public void entry(FlowEntry next) {
        entry = next;
    }

    /** Where the timer stands in Flink's event time, or {@link #NOT_ARMED}. */
    public long armed() {
        return armed;
    }

    public void armed(long timer) {
        armed = timer;
    }
}
