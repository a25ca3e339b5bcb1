package io.weir.job.iceberg;

import io.weir.job.parquet.PendingFile;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
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

/** A table's sink whose commits fail, some before they have done anything, some behind all. */
final class FaultySink
        implements Sink<FlowRecord>,
                SupportsCommitter<CheckpointFile>,
                SupportsPreCommitTopology<PendingFile, CheckpointFile> {

    private static final long serialVersionUID = 1;
    private static final int FAILS_BEFORE = 2;
    private static final int FAILS_BEHIND = 5;
    private static final Map<UUID, AtomicInteger> COMMITS = new ConcurrentHashMap<>();

    private final UUID id = UUID.randomUUID();
    private final IcebergSink<FlowRecord> sink;

    FaultySink(Sink<FlowRecord> sink) {
        this.sink = (IcebergSink<FlowRecord>) sink;
        COMMITS.put(id, new AtomicInteger());
    }

    @Override
    public CommittingSinkWriter<FlowRecord, PendingFile> createWriter(WriterInitContext context) {
        return sink.createWriter(context);
    }

    @Override
    public SimpleVersionedSerializer<PendingFile> getWriteResultSerializer() {
        return sink.getWriteResultSerializer();
    }

    @Override
    public DataStream<CommittableMessage<CheckpointFile>> addPreCommitTopology(
            DataStream<CommittableMessage<PendingFile>> written) {
        return sink.addPreCommitTopology(written);
    }

    @Override
    public SimpleVersionedSerializer<CheckpointFile> getCommittableSerializer() {
        return sink.getCommittableSerializer();
    }

    @Override
    public Committer<CheckpointFile> createCommitter(CommitterInitContext context) {
        return new FaultyCommitter(sink.createCommitter(context), COMMITS.get(id));
    }

    private record FaultyCommitter(Committer<CheckpointFile> committer, AtomicInteger commits)
            implements Committer<CheckpointFile> {

        @Override
        public void commit(Collection<CommitRequest<CheckpointFile>> requests)
                throws IOException, InterruptedException {
            int number = commits.incrementAndGet();
            if (number == FAILS_BEFORE) {
                throw new IOException("the test wants this commit to fail");
            }
            committer.commit(requests);
            if (number == FAILS_BEHIND) {
                throw new IOException("the test wants this commit to look failed");
            }
        }

        @Override
        public void close() throws Exception {
            committer.close();
        }
    }
}
