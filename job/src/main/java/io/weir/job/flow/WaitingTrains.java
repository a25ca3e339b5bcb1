package io.weir.job.flow;

import io.weir.schema.AvroReader;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Trains of one conversation that several sensors saw parts of. They come in any order between the
 * sensors, so they wait until event time has passed: then nothing earlier can come any more, and
 * their packets are taken in canonical order, as if one sensor had seen them all.
 */
public final class WaitingTrains {

    private final PriorityQueue<WaitingTrain> trains = new PriorityQueue<>(WaitingTrain.CANONICAL);

    /** A message whose structure was checked. */
    public void add(byte[] train) {
        WaitingTrain waiting = new WaitingTrain(train, 0);
        waiting.rest();
        trains.add(waiting);
    }

    public boolean isEmpty() {
        return trains.isEmpty();
    }

    /** Rule time of the earliest packet that waits; {@link Long#MAX_VALUE} when none does. */
    public long firstUs() {
        WaitingTrain first = trains.peek();
        return first == null ? Long.MAX_VALUE : first.nextUs();
    }

    /**
     * Gives every packet with a rule time up to {@code passedUs} to the tracker.
     *
     * @param entry the open flow, null when there is none
     * @return the open flow behind the last of these packets; {@code entry} when there was none
     */
    public @Nullable FlowEntry takeUpTo(
            long passedUs,
            FlowTracker tracker,
            @Nullable FlowEntry entry,
            FlowKey key,
            Consumer<FlowRecord> out) {
        FlowEntry open = entry;
        WaitingTrain next = trains.peek();
        while (next != null && next.nextUs() <= passedUs) {
            trains.remove();
            open = tracker.onPacket(open, key, next.atNext(), next.atNext().packet(), out);
            if (next.goOn()) {
                trains.add(next);
            }
            next = trains.peek();
        }
        trains.forEach(WaitingTrain::rest);
        return open;
    }

    /** Appends the trains to saved state, in canonical order. */
    public void writeTo(AvroWriter out) {
        List<WaitingTrain> ordered = new ArrayList<>(trains);
        ordered.sort(WaitingTrain.CANONICAL);
        out.writeLong(ordered.size());
        for (WaitingTrain train : ordered) {
            out.writeLong(train.taken());
            out.writeBytes(train.octets());
        }
    }

    /** Reads what {@link #writeTo} has written. */
    public static WaitingTrains readFrom(AvroReader in) {
        WaitingTrains read = new WaitingTrains();
        for (int left = in.readInt(); left > 0; left--) {
            int taken = in.readInt();
            WaitingTrain train = new WaitingTrain(in.readBytes(), taken);
            train.rest();
            read.trains.add(train);
        }
        return read;
    }
}
