package io.weir.cli.analyze;

import io.weir.job.stream.SensorMessage;
import java.util.List;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.jspecify.annotations.Nullable;

/**
 * Capture files as a Flink source. It has no position to restore: when something fails, the job
 * fails and nothing it wrote is committed, and a new run starts from the beginning; a second reader
 * within one run is refused.
 */
final class CaptureSource implements Source<SensorMessage, CaptureSplit, CaptureSplit> {

    private static final long serialVersionUID = 1L;

    private final InProcess<ReadAhead> reading;

    CaptureSource(InProcess<ReadAhead> reading) {
        this.reading = reading;
    }

    @Override
    public Boundedness getBoundedness() {
        return Boundedness.BOUNDED;
    }

    @Override
    public SourceReader<SensorMessage, CaptureSplit> createReader(SourceReaderContext context) {
        return new RunReader(reading.get());
    }

    @Override
    public SplitEnumerator<CaptureSplit, CaptureSplit> createEnumerator(
            SplitEnumeratorContext<CaptureSplit> context) {
        return new Enumerator(context);
    }

    @Override
    public SplitEnumerator<CaptureSplit, CaptureSplit> restoreEnumerator(
            SplitEnumeratorContext<CaptureSplit> context, CaptureSplit checkpoint) {
        return createEnumerator(context);
    }

    @Override
    public SimpleVersionedSerializer<CaptureSplit> getSplitSerializer() {
        return new CaptureSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<CaptureSplit> getEnumeratorCheckpointSerializer() {
        return new CaptureSplit.Serializer();
    }

    /** Gives the one split to the first reader. */
    private static final class Enumerator implements SplitEnumerator<CaptureSplit, CaptureSplit> {

        private final SplitEnumeratorContext<CaptureSplit> context;
        private boolean given;

        Enumerator(SplitEnumeratorContext<CaptureSplit> context) {
            this.context = context;
        }

        @Override
        public void start() {}

        @Override
        public void addReader(int subtask) {
            if (!given) {
                given = true;
                context.assignSplit(CaptureSplit.ALL, subtask);
            }
            context.signalNoMoreSplits(subtask);
        }

        @Override
        public void handleSplitRequest(int subtask, @Nullable String host) {}

        @Override
        public void addSplitsBack(List<CaptureSplit> splits, int subtask) {
            given = false;
        }

        @Override
        public CaptureSplit snapshotState(long checkpoint) {
            return CaptureSplit.ALL;
        }

        @Override
        public void close() {}
    }
}
