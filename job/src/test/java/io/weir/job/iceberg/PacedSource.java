package io.weir.job.iceberg;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
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
 * Numbers, each once: every subtask gives those whose rest is its own number, and between two
 * checkpoints no more than its share. So a run takes as many checkpoints as the test wants.
 */
record PacedSource(int perCheckpoint, int checkpoints)
        implements Source<Long, PacedSource.Place, List<PacedSource.Place>> {

    /** How many numbers a subtask has given. */
    record Place(int subtask, int given) implements SourceSplit {
        @Override
        public String splitId() {
            return "numbers of " + subtask;
        }
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<Long, Place> createReader(SourceReaderContext context) {
        return new Reader(context.getIndexOfSubtask(), context.currentParallelism());
    }

    @Override
    public SplitEnumerator<Place, List<Place>> createEnumerator(
            SplitEnumeratorContext<Place> context) {
        List<Place> places = new ArrayList<>();
        for (int subtask = 0; subtask < context.currentParallelism(); subtask++) {
            places.add(new Place(subtask, 0));
        }
        return new Enumerator(context, places);
    }

    @Override
    public SplitEnumerator<Place, List<Place>> restoreEnumerator(
            SplitEnumeratorContext<Place> context, List<Place> unassigned) {
        return new Enumerator(context, unassigned);
    }

    @Override
    public SimpleVersionedSerializer<Place> getSplitSerializer() {
        return new PlaceSerializer();
    }

    @Override
    public SimpleVersionedSerializer<List<Place>> getEnumeratorCheckpointSerializer() {
        return new PlacesSerializer();
    }

    private static final class Enumerator implements SplitEnumerator<Place, List<Place>> {

        private final SplitEnumeratorContext<Place> context;
        private final List<Place> unassigned;

        Enumerator(SplitEnumeratorContext<Place> context, List<Place> unassigned) {
            this.context = context;
            this.unassigned = new ArrayList<>(unassigned);
        }

        @Override
        public void start() {}

        @Override
        public void addReader(int subtask) {
            unassigned.removeIf(
                    place -> {
                        if (place.subtask() == subtask) {
                            context.assignSplit(place, subtask);
                        }
                        return place.subtask() == subtask;
                    });
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<Place> splits, int subtask) {
            unassigned.addAll(splits);
        }

        @Override
        public List<Place> snapshotState(long checkpoint) {
            return List.copyOf(unassigned);
        }

        @Override
        public void close() {}
    }

    private final class Reader implements SourceReader<Long, Place> {

        private final int subtask;
        private final int parallelism;
        private CompletableFuture<Void> more = new CompletableFuture<>();
        private int given = -1;
        private int share;

        Reader(int subtask, int parallelism) {
            this.subtask = subtask;
            this.parallelism = parallelism;
        }

        @Override
        public void start() {}

        @Override
        public InputStatus pollNext(ReaderOutput<Long> output) {
            if (given < 0) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            if (given == perCheckpoint * checkpoints) {
                return InputStatus.END_OF_INPUT;
            }
            if (share == 0) {
                return InputStatus.NOTHING_AVAILABLE;
            }
            output.collect((long) given * parallelism + subtask);
            given++;
            share--;
            return InputStatus.MORE_AVAILABLE;
        }

        @Override
        public List<Place> snapshotState(long checkpoint) {
            share = perCheckpoint;
            more.complete(null);
            return given < 0 ? List.of() : List.of(new Place(subtask, given));
        }

        @Override
        public CompletableFuture<Void> isAvailable() {
            if (given < 0 || share == 0 && given < perCheckpoint * checkpoints) {
                more = more.isDone() ? new CompletableFuture<>() : more;
                return more;
            }
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void addSplits(List<Place> splits) {
            given = splits.get(0).given();
            share = perCheckpoint;
            more.complete(null);
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
            return ByteBuffer.allocate(8).putInt(place.subtask()).putInt(place.given()).array();
        }

        @Override
        public Place deserialize(int version, byte[] octets) {
            ByteBuffer buffer = ByteBuffer.wrap(octets);
            return new Place(buffer.getInt(), buffer.getInt());
        }
    }

    private static final class PlacesSerializer implements SimpleVersionedSerializer<List<Place>> {

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(List<Place> places) {
            ByteBuffer buffer = ByteBuffer.allocate(8 * places.size());
            places.forEach(place -> buffer.putInt(place.subtask()).putInt(place.given()));
            return buffer.array();
        }

        @Override
        public List<Place> deserialize(int version, byte[] octets) {
            ByteBuffer buffer = ByteBuffer.wrap(octets);
            List<Place> places = new ArrayList<>();
            while (buffer.hasRemaining()) {
                places.add(new Place(buffer.getInt(), buffer.getInt()));
            }
            return places;
        }
    }
}
