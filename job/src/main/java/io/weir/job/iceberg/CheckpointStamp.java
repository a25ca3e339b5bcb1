package io.weir.job.iceberg;

import io.weir.job.parquet.PendingFile;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;

/** Writes on each file which run made it and at which checkpoint: a committer is told neither. */
final class CheckpointStamp
        implements MapFunction<
                CommittableMessage<PendingFile>, CommittableMessage<CheckpointFile>> {

    static final TypeInformation<CommittableMessage<CheckpointFile>> STAMPED =
            CommittableMessageTypeInfo.of(CheckpointFileSerializer::new);

    private static final long serialVersionUID = 1;

    private final String runId;

    CheckpointStamp(String runId) {
        this.runId = runId;
    }

    @Override
    public CommittableMessage<CheckpointFile> map(CommittableMessage<PendingFile> message) {
        if (message instanceof CommittableWithLineage<PendingFile> file) {
            long checkpoint = file.getCheckpointId();
            return file.map(pending -> new CheckpointFile(pending, runId, checkpoint));
        }
        CommittableSummary<PendingFile> summary = (CommittableSummary<PendingFile>) message;
        return summary.map();
    }
}
