package io.weir.cli.analyze;

import io.weir.job.stream.SensorMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Hands on what was read ahead, a batch a call, so that the task stays responsive. */
final class RunReader implements SourceReader<SensorMessage, CaptureSplit> {

    private final ReadAhead reading;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private boolean mine;
    private boolean noMoreSplits;

    RunReader(ReadAhead reading) {
        this.reading = reading;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<SensorMessage> output) {
        if (mine) {
            return reading.poll(output);
        }
        return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<CaptureSplit> snapshotState(long checkpoint) {
        return mine ? List.of(CaptureSplit.ALL) : List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return mine ? reading.isAvailable() : assigned;
    }

    @Override
    public void addSplits(List<CaptureSplit> splits) {
        reading.take();
        mine = true;
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        assigned.complete(null);
    }

    @Override
    public void close() {}
}
