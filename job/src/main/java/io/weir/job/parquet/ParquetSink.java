package io.weir.job.parquet;

import java.io.IOException;
import org.apache.flink.api.common.TaskInfo;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * A table of Parquet files, exactly once: files are complete and hidden at each checkpoint and at
 * the end of input, and visible once that is confirmed. One subtask publishes for all, so that
 * without checkpoints nothing shows before every subtask has written all it has.
 */
public final class ParquetSink<T>
        implements Sink<T>,
                SupportsCommitter<PendingFile>,
                SupportsPreCommitTopology<PendingFile, PendingFile> {

    private static final long serialVersionUID = 1;

    /** Files that all subtasks of a sink together may hold open. */
    private static final int OPEN_FILES = 64;

    /** What a subtask needs around a full hour: flows that end before and after it. */
    private static final int LEAST_OPEN_FILES = 2;

    private final Path table;
    private final RowColumns<T> columns;

    ParquetSink(Path table, RowColumns<T> columns) {
        this.table = table;
        this.columns = columns;
    }

    @Override
    public CommittingSinkWriter<T, PendingFile> createWriter(WriterInitContext context) {
        TaskInfo task = context.getTaskInfo();
        int openFiles = Math.max(LEAST_OPEN_FILES, OPEN_FILES / task.getNumberOfParallelSubtasks());
        return new ParquetSinkWriter<>(
                PartNames.below(table, task.getIndexOfThisSubtask()), columns, openFiles);
    }

    @Override
    public DataStream<CommittableMessage<PendingFile>> addPreCommitTopology(
            DataStream<CommittableMessage<PendingFile>> written) {
        return written.global();
    }

    @Override
    public Committer<PendingFile> createCommitter(CommitterInitContext context) throws IOException {
        return new PendingFileCommitter();
    }

    @Override
    public SimpleVersionedSerializer<PendingFile> getCommittableSerializer() {
        return new PendingFileSerializer();
    }

    @Override
    public SimpleVersionedSerializer<PendingFile> getWriteResultSerializer() {
        return new PendingFileSerializer();
    }
}
