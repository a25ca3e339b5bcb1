package io.weir.cli.analyze;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueElement;
import org.apache.flink.streaming.api.operators.TimerHeapInternalTimer;
import org.apache.flink.util.CloseableIterator;
import org.jspecify.annotations.Nullable;

/**
 * The timers of one operator, earliest first. A heap of four children a node whose order is an
 * array of bare times: Flink's own queue looks into a timer at each comparison and writes into it
 * at each move, which with a hundred thousand timers are misses of the cache. A timer that was
 * removed stays in the heap until it comes to the top or half of the heap is such.
 *
 * <p>Never part of a checkpoint.
 */
final class TimerQueue<K, N>
        implements KeyGroupedInternalPriorityQueue<TimerHeapInternalTimer<K, N>> {

    private static final int CHILDREN = 4;
    private static final int START_CAPACITY = 1024;

    /** A timer's own mark: it stands, and was not removed. */
    private static final int STANDS = 0;

    /** The timers that stand; of two equal ones the first. */
    private final Map<TimerHeapInternalTimer<K, N>, TimerHeapInternalTimer<K, N>> standing =
            new HashMap<>();

    private long[] times = new long[START_CAPACITY];
    private @Nullable TimerHeapInternalTimer<K, N>[] timers = newTimers(START_CAPACITY);
    private int size;

    @SuppressWarnings("unchecked") // Only timers of these types ever get in.
    private static <K, N> @Nullable TimerHeapInternalTimer<K, N>[] newTimers(int length) {
        return (TimerHeapInternalTimer<K, N>[]) new TimerHeapInternalTimer<?, ?>[length];
    }

    @Override
    public @Nullable TimerHeapInternalTimer<K, N> peek() {
        while (size > 0) {
            TimerHeapInternalTimer<K, N> first = timers[0];
            if (first != null && first.getInternalIndex() == STANDS) {
                return first;
            }
            removeFirst();
        }
        return null;
    }

    @Override
    public @Nullable TimerHeapInternalTimer<K, N> poll() {
        TimerHeapInternalTimer<K, N> first = peek();
        if (first != null) {
            removeFirst();
            standing.remove(first);
            first.setInternalIndex(HeapPriorityQueueElement.NOT_CONTAINED);
        }
        return first;
    }

    /** True whenever it gets in, first or not, which the contract allows. */
    @Override
    public boolean add(TimerHeapInternalTimer<K, N> timer) {
        if (standing.putIfAbsent(timer, timer) != null) {
            return false;
        }
        timer.setInternalIndex(STANDS);
        insert(timer.getTimestamp(), timer);
        return true;
    }

    @Override
    public boolean remove(TimerHeapInternalTimer<K, N> timer) {
        TimerHeapInternalTimer<K, N> removed = standing.remove(timer);
        if (removed == null) {
            return false;
        }
        removed.setInternalIndex(HeapPriorityQueueElement.NOT_CONTAINED);
        if (size > START_CAPACITY && size / 2 > standing.size()) {
            rebuild();
        }
        return true;
    }

    private void rebuild() {
        Arrays.fill(timers, null);
        size = 0;
        standing.forEach((timer, same) -> insert(timer.getTimestamp(), timer));
    }

    private void insert(long time, TimerHeapInternalTimer<K, N> timer) {
        if (size == times.length) {
            times = Arrays.copyOf(times, 2 * size);
            timers = Arrays.copyOf(timers, 2 * size);
        }
        int at = size++;
        while (at > 0) {
            int parent = (at - 1) / CHILDREN;
            if (times[parent] <= time) {
                break;
            }
            times[at] = times[parent];
            timers[at] = timers[parent];
            at = parent;
        }
        times[at] = time;
        timers[at] = timer;
    }

    /** The last timer takes the place of the first, and sinks. */
    private void removeFirst() {
        int last = --size;
        long time = times[last];
        TimerHeapInternalTimer<K, N> timer = timers[last];
        timers[last] = null;
        int at = 0;
        while (CHILDREN * at + 1 < last) {
            int child = earliestChild(at, last);
            if (times[child] >= time) {
                break;
            }
            times[at] = times[child];
            timers[at] = timers[child];
            at = child;
        }
        if (last > 0) {
            times[at] = time;
            timers[at] = timer;
        }
    }

    private int earliestChild(int parent, int end) {
        int earliest = CHILDREN * parent + 1;
        int behind = Math.min(earliest + CHILDREN, end);
        for (int child = earliest + 1; child < behind; child++) {
            if (times[child] < times[earliest]) {
                earliest = child;
            }
        }
        return earliest;
    }

    /** Room in the heap, standing and removed timers alike. */
    int capacity() {
        return times.length;
    }

    @Override
    public boolean isEmpty() {
        return standing.isEmpty();
    }

    @Override
    public int size() {
        return standing.size();
    }

    @Override
    public void addAll(@Nullable Collection<? extends TimerHeapInternalTimer<K, N>> more) {
        if (more != null) {
            more.forEach(this::add);
        }
    }

    @Override
    public CloseableIterator<TimerHeapInternalTimer<K, N>> iterator() {
        return CloseableIterator.adapterForIterator(standing.values().iterator());
    }

    @Override
    public Set<TimerHeapInternalTimer<K, N>> getSubsetForKeyGroup(int keyGroup) {
        throw new UnsupportedOperationException("these timers are never part of a checkpoint");
    }
}
