package io.weir.cli.analyze;

import io.weir.job.stream.SensorMessage;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Drives a run: some hundred frames a call, so that the task stays responsive. */
final class RunReader implements SourceReader<SensorMessage, CaptureSplit> {

    private final CaptureRun run;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private boolean mine;
    private boolean noMoreSplits;

    RunReader(CaptureRun run) {
        this.run = run;
    }

    @Override
    public void start() {}

    @Override
    public InputStatus pollNext(ReaderOutput<SensorMessage> output) throws Exception {
        if (mine) {
            return run.step(output) ? InputStatus.MORE_AVAILABLE : InputStatus.END_OF_INPUT;
        }
        return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public List<CaptureSplit> snapshotState(long checkpoint) {
        return mine ? List.of(CaptureSplit.ALL) : List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return assigned;
    }

    @Override
    public void addSplits(List<CaptureSplit> splits) {
        mine = true;
        assigned.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        assigned.complete(null);
    }

    @Override
    public void close() {
        if (mine) {
            run.close();
        }
    }
}
