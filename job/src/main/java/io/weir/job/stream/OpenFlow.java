package io.weir.job.stream;

import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.FlowTracker;
import io.weir.job.flow.WaitingTrains;
import org.jspecify.annotations.Nullable;

/**
 * Keyed state of a conversation: the flow that is open, the trains that wait until event time has
 * passed, and where the one timer of both stands.
 */
public final class OpenFlow {

    /** No timer stands. */
    public static final long NOT_ARMED = Long.MIN_VALUE;

    private final int axis;
    private @Nullable FlowEntry entry;
    private @Nullable WaitingTrains waiting;
    private long armed = NOT_ARMED;

    public OpenFlow(int axis) {
        this.axis = axis;
    }

    OpenFlow(int axis, @Nullable FlowEntry entry, @Nullable WaitingTrains waiting, long armed) {
        this.axis = axis;
        this.entry = entry;
        this.waiting = waiting;
        this.armed = armed;
    }

    /** The axis of rule time it lives on, see {@link StreamTime}. */
    public int axis() {
        return axis;
    }

    /** The open flow; null as long as its packets still wait. */
    public @Nullable FlowEntry entry() {
        return entry;
    }

    /** Takes what the rules made of the entry: the same object, a new flow's, or none. */
    public void entry(@Nullable FlowEntry next) {
        entry = next;
    }

    /** True when trains wait. */
    public boolean isWaiting() {
        return waiting != null && !waiting.isEmpty();
    }

    /** The trains that wait. */
    public WaitingTrains waiting() {
        WaitingTrains trains = waiting;
        if (trains == null) {
            trains = new WaitingTrains();
            waiting = trains;
        }
        return trains;
    }

    /** True when there is nothing to keep. */
    public boolean isEmpty() {
        return entry == null && !isWaiting();
    }

    /** When the timer must fire: packets may be taken, or the flow is due. */
    public long wanted(FlowTracker tracker) {
        long us = isWaiting() ? waiting().firstUs() : Long.MAX_VALUE;
        FlowEntry open = entry;
        return StreamTime.timer(axis, open == null ? us : Math.min(us, tracker.dueUs(open)));
    }

    /** When its last packet counted, or its first one that waits, in Flink's event time. */
    public long lastHeard() {
        FlowEntry open = entry;
        return StreamTime.timer(axis, open == null ? waiting().firstUs() : open.lastUs());
    }

    /** Where the timer stands in Flink's event time, or {@link #NOT_ARMED}. */
    public long armed() {
        return armed;
    }

    public void armed(long timer) {
        armed = timer;
    }
}
