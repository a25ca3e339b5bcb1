package io.weir.job.source;

import io.weir.job.stream.RefusedMessage;
import io.weir.job.stream.SourceMessage;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.state.CheckpointListener;

/**
 * Stands behind the source, counts what passes, and fails when it is told to. A test waits for what
 * it counts.
 */
final class Probe extends RichMapFunction<SourceMessage, SourceMessage>
        implements CheckpointListener {

    private static final long serialVersionUID = 1L;
    private static final Map<UUID, Counts> COUNTS = new ConcurrentHashMap<>();

    private static final class Counts {
        private final AtomicInteger passed = new AtomicInteger();
        private final AtomicInteger refused = new AtomicInteger();
        private final AtomicInteger checkpoints = new AtomicInteger();
        private final AtomicInteger failures = new AtomicInteger();
        private final AtomicBoolean fail = new AtomicBoolean();
    }

    private final UUID id = UUID.randomUUID();

    Probe() {
        COUNTS.put(id, new Counts());
    }

    private Counts counts() {
        return COUNTS.get(id);
    }

    @Override
    public SourceMessage map(SourceMessage message) {
        if (counts().fail.getAndSet(false)) {
            counts().failures.incrementAndGet();
            throw new IllegalStateException("as the test wanted");
        }
        counts().passed.incrementAndGet();
        if (message instanceof RefusedMessage) {
            counts().refused.incrementAndGet();
        }
        return message;
    }

    @Override
    public void notifyCheckpointComplete(long checkpoint) {
        counts().checkpoints.incrementAndGet();
    }

    /** Messages that went on, those that went on again after a failure among them. */
    int passed() {
        return counts().passed.get();
    }

    int refused() {
        return counts().refused.get();
    }

    int checkpoints() {
        return counts().checkpoints.get();
    }

    int failures() {
        return counts().failures.get();
    }

    /** The next message makes its task fail, once. */
    void failAtNextMessage() {
        counts().fail.set(true);
    }
}
