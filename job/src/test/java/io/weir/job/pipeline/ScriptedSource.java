package io.weir.job.pipeline;

import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import java.io.Serializable;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Messages by number, with event time: remembers in its state which is next, and holds back those
 * behind the gate until the test opens it.
 */
final class ScriptedSource
        implements Source<SensorMessage, ScriptedSource.Place, ScriptedSource.Place> {

    private static final long serialVersionUID = 1L;
    private static final int MESSAGES_PER_WATERMARK = 500;
    private static final Map<UUID, Gate> GATES = new ConcurrentHashMap<>();

    /** What comes, and up to when: pure functions of the number. */
    interface Script extends Serializable {
        SensorMessage message(int number);

        /** Event time behind a message. */
        long clockUs(int number);
    }

    /** The number of the next message. */
    record Place(int next) implements SourceSplit {
        @Override
        public String splitId() {
            return "script";
        }
    }

    /** Lets messages up to a number through. */
    private static final class Gate {
        private int open;
        private int passed;
        private CompletableFuture<Void> wider = new CompletableFuture<>();

        synchronized boolean lets(int number) {
            passed = number;
            if (number == open) {
                notifyAll();
            }
            return number < open;
        }

        synchronized CompletableFuture<Void> available(int number) {
            if (number < open) {
                return CompletableFuture.completedFuture(null);
            }
            if (wider.isDone()) {
                wider = new CompletableFuture<>();
            }
            return wider;
        }

        synchronized void open(int messages) {
            open = messages;
            wider.complete(null);
        }

        synchronized void awaitAll() throws InterruptedException {
            while (passed < open) {
                wait();
            }
        }
    }

    private final UUID id = UUID.randomUUID();
    private final Script script;
    private final int messages;

    ScriptedSource(Script script, int messages) {
        this.script = script;
        this.messages = messages;
        GATES.put(id, new Gate());
    }

    private Gate gate() {
        Gate gate = GATES.get(id);
        if (gate == null) {
            throw new IllegalStateException("the source runs in another JVM");
        }
        return gate;
    }

    /** Lets so many messages through, counted from the first one. */
    void letThrough(int count) {
        gate().open(count);
    }

    /** Waits until all that were let through have left the source. */
    void awaitThrough() throws InterruptedException {
        gate().awaitAll();
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<SensorMessage, Place> createReader(SourceReaderContext context) {
        return new Reader();
    }

    @Override
    public SplitEnumerator<Place, Place> createEnumerator(SplitEnumeratorContext<Place> context) {
        return new Enumerator(context, new Place(0));
    }

    @Override
    public SplitEnumerator<Place, Place> restoreEnumerator(
            SplitEnumeratorContext<Place> context, Place unassigned) {
        return new Enumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<Place> getSplitSerializer() {
        return new PlaceSerializer();
    }

    @Override
    public SimpleVersionedSerializer<Place> getEnumeratorCheckpointSerializer() {
        return new PlaceSerializer();
    }

    /** The source has one reader. A negative place: the reader has the split. */
    private static final class Enumerator implements SplitEnumerator<Place, Place> {

        private static final Place GONE = new Place(-1);

        private final SplitEnumeratorContext<Place> context;
        private Place unassigned;

        Enumerator(SplitEnumeratorContext<Place> context, Place unassigned) {
            this.context = context;
            this.unassigned = unassigned;
        }

        @Override
        public void start() {}

        @Override
        public void addReader(int subtask) {
            if (unassigned.next() >= 0) {
                context.assignSplit(unassigned, subtask);
                unassigned = GONE;
            }
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<Place> splits, int subtask) {
            unassigned = splits.get(0);
        }

        @Override
        public Place snapshotState(long checkpoint) {
            return unassigned;
        }

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader<SensorMessage, Place> {

        private final CompletableFuture<Void> assigned = new CompletableFuture<>();
        private int next = -1;

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<SensorMessage> output) {
            if (next == messages) {
                return InputStatus.END_OF_INPUT;
            }
            if (next < 0 || !gate().lets(next)) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect(script.message(next));
            if (next % MESSAGES_PER_WATERMARK == 0 || next == messages - 1) {
                output.emitWatermark(new Watermark(StreamTime.watermark(0, script.clockUs(next))));
            }
            next++;
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Place> snapshotState(long checkpoint) {
            return next < 0 ? List.of() : List.of(new Place(next));
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            return next < 0 ? assigned : gate().available(next);
        }

        @Override
        public void addSplits(List<Place> splits) {
            next = splits.get(0).next();
            assigned.complete(null);
        }

        @Override
        public void notifyNoMoreSplits() {}

        @Override
        public void close() {}
    }

    private static final class PlaceSerializer implements SimpleVersionedSerializer<Place> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Place place) {
            return ByteBuffer.allocate(Integer.BYTES).putInt(place.next()).array();
        }

        @Override
        public Place deserialize(int version, byte[] octets) {
            return new Place(ByteBuffer.wrap(octets).getInt());
        }
    }
}
