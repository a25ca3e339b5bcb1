package io.weir.job.iceberg;

import io.weir.job.parquet.PendingFile;
import org.apache.flink.api.common.functions.RichMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessage;
import org.apache.flink.streaming.api.connector.sink2.CommittableMessageTypeInfo;
import org.apache.flink.streaming.api.connector.sink2.CommittableSummary;
import org.apache.flink.streaming.api.connector.sink2.CommittableWithLineage;

/** Writes on each file which job made it and at which checkpoint: a committer is told neither. */
final class CheckpointStamp
        extends RichMapFunction<
                CommittableMessage<PendingFile>, CommittableMessage<CheckpointFile>> {

    static final TypeInformation<CommittableMessage<CheckpointFile>> STAMPED =
            CommittableMessageTypeInfo.of(CheckpointFileSerializer::new);

    private static final long serialVersionUID = 1;

    @Override
    public CommittableMessage<CheckpointFile> map(CommittableMessage<PendingFile> message) {
        if (message instanceof CommittableWithLineage<PendingFile> file) {
            String jobId = getRuntimeContext().getJobInfo().getJobId().toHexString();
            long checkpoint = file.getCheckpointId();
            return file.map(pending -> new CheckpointFile(pending, jobId, checkpoint));
        }
        CommittableSummary<PendingFile> summary = (CommittableSummary<PendingFile>) message;
        return summary.map();
    }
}
