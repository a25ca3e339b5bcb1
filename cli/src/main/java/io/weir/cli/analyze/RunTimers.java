package io.weir.cli.analyze;

import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.metrics.groups.TaskIOMetricGroup;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupStatePartitionStreamProvider;
import org.apache.flink.runtime.state.KeyGroupedInternalPriorityQueue;
import org.apache.flink.runtime.state.Keyed;
import org.apache.flink.runtime.state.PriorityComparable;
import org.apache.flink.runtime.state.PriorityQueueSetFactory;
import org.apache.flink.runtime.state.heap.HeapPriorityQueueElement;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManager;
import org.apache.flink.streaming.api.operators.InternalTimeServiceManagerImpl;
import org.apache.flink.streaming.api.operators.KeyContext;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.streaming.runtime.tasks.StreamTaskCancellationContext;

/** Flink's timer service on {@link TimerQueue}s: for a run without checkpoints. */
final class RunTimers implements InternalTimeServiceManager.Provider {

    private static final long serialVersionUID = 1L;

    @Override
    public <K> InternalTimeServiceManager<K> create(
            TaskIOMetricGroup metrics,
            PriorityQueueSetFactory ofBackend,
            KeyGroupRange keyGroups,
            ClassLoader classes,
            KeyContext keys,
            ProcessingTimeService processingTime,
            Iterable<KeyGroupStatePartitionStreamProvider> restored,
            StreamTaskCancellationContext cancellation)
            throws Exception {
        return InternalTimeServiceManagerImpl.create(
                metrics,
                new Queues(),
                keyGroups,
                classes,
                keys,
                processingTime,
                restored,
                cancellation);
    }

    private static final class Queues implements PriorityQueueSetFactory {

        @Override
        @SuppressWarnings("unchecked") // Flink's timer service keeps timers of this one class.
        public <T extends HeapPriorityQueueElement & PriorityComparable<? super T> & Keyed<?>>
                KeyGroupedInternalPriorityQueue<T> create(
                        String name, TypeSerializer<T> serializer) {
            return (KeyGroupedInternalPriorityQueue<T>) new TimerQueue<Object, Object>();
        }
    }
}
