package io.weir.cli.format;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * The largest flows by wire bytes of both sides, and no more of them than asked for. Among equals
 * the one that began first comes first, then the smaller flow id, so that the choice never depends
 * on the order in which flows end.
 */
final class LargestFlows {

    /**
     * A flow that is among the largest so far.
     *
     * @param row its row, formatted
     */
    record Entry(long wireBytes, long startTime, String flowId, int section, byte[] row) {}

    /** Largest first. */
    private static final Comparator<Entry> ORDER =
            Comparator.comparingLong(Entry::wireBytes)
                    .reversed()
                    .thenComparingLong(Entry::startTime)
                    .thenComparing(Entry::flowId);

    private final int most;
    private final PriorityQueue<Entry> smallestFirst = new PriorityQueue<>(ORDER.reversed());

    LargestFlows(int most) {
        this.most = most;
    }

    /** Most flows are smaller than the smallest here: this finds out before they are formatted. */
    boolean mayHold(FlowRecord flow) {
        Entry smallest = smallestFirst.peek();
        return smallestFirst.size() < most
                || smallest == null
                || wireBytes(flow) >= smallest.wireBytes();
    }

    void add(FlowRecord flow, int section, byte[] row) {
        add(
                new Entry(
                        wireBytes(flow),
                        flow.number(FlowField.START_TIME),
                        String.valueOf(flow.text(FlowField.FLOW_ID)),
                        section,
                        row));
    }

    void addAll(LargestFlows others) {
        others.smallestFirst.forEach(this::add);
    }

    private void add(Entry entry) {
        smallestFirst.add(entry);
        if (smallestFirst.size() > most) {
            smallestFirst.remove();
        }
    }

    List<Entry> largestFirst() {
        List<Entry> entries = new ArrayList<>(smallestFirst);
        entries.sort(ORDER);
        return entries;
    }

    private static long wireBytes(FlowRecord flow) {
        return flow.number(FlowField.CLIENT_WIRE_BYTES) + flow.number(FlowField.SERVER_WIRE_BYTES);
    }
}
