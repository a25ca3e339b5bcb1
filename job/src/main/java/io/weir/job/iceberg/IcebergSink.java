package io.weir.job.iceberg;

import io.weir.job.parquet.ParquetSink;
import io.weir.job.parquet.PendingFile;
import java.util.UUID;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.SupportsPreCommitTopology;
import org.apache.flink.streaming.api.datastream.DataStream;

/**
 * An Iceberg table, exactly once. Files are written as {@link ParquetSink} does; one subtask adds
 * those of a checkpoint to the table, whoever wrote them.
 */
final class IcebergSink<T>
        implements Sink<T>,
                SupportsCommitter<CheckpointFile>,
                SupportsPreCommitTopology<PendingFile, CheckpointFile> {

    private static final long serialVersionUID = 1;

    private final ParquetSink<T> files;
    private final CatalogSettings catalog;
    private final String table;

    /**
     * Names what this sink commits. It lasts as long as the graph of the job: over restarts, but
     * not into a job that is submitted anew, which may count its checkpoints from one again.
     * Flink's id of a job would not do: with high availability it is the same for each job of a
     * cluster.
     */
    private final String runId = UUID.randomUUID().toString();

    IcebergSink(ParquetSink<T> files, CatalogSettings catalog, String table) {
        this.files = files;
        this.catalog = catalog;
        this.table = table;
    }

    @Override
    public CommittingSinkWriter<T, PendingFile> createWriter(WriterInitContext context) {
        return files.createWriter(context);
    }

    @Override
    public SimpleVersionedSerializer<PendingFile> getWriteResultSerializer() {
        return files.getWriteResultSerializer();
    }

    @Override
    public DataStream<CommittableMessage<CheckpointFile>> addPreCommitTopology(
            DataStream<CommittableMessage<PendingFile>> written) {
        return written.map(new CheckpointStamp(runId))
                .uid("stamp")
                .name("stamp")
                .returns(CheckpointStamp.STAMPED)
                .global();
    }

    @Override
    public Committer<CheckpointFile> createCommitter(CommitterInitContext context) {
        return new CheckpointCommitter(() -> TableHandle.open(catalog, table), table);
    }

    @Override
    public SimpleVersionedSerializer<CheckpointFile> getCommittableSerializer() {
        return new CheckpointFileSerializer();
    }
}
