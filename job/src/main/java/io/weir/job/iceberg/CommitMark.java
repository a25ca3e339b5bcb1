package io.weir.job.iceberg;

import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.jspecify.annotations.Nullable;

/**
 * Who made a snapshot, and up to which checkpoint: so a commit that is tried again is known for one
 * that has succeeded. The names are those of Iceberg's own sink for Flink.
 *
 * @param runId of the run, see {@link IcebergSink}; not Flink's id of a job, whatever the name
 * @param sink tells sinks of a run apart
 */
record CommitMark(String runId, String sink, long checkpoint) {

    private static final String RUN = "flink.job-id";
    private static final String SINK = "flink.operator-id";
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    void on(SnapshotUpdate<?> update) {
        update.set(RUN, runId);
        update.set(SINK, sink);
        update.set(CHECKPOINT, Long.toString(checkpoint));
    }

    /** Null: it bears none of its own. */
    static @Nullable CommitMark of(Snapshot snapshot) {
        Map<String, String> summary = snapshot.summary();
        String run = summary.get(RUN);
        String sink = summary.get(SINK);
        String checkpoint = summary.get(CHECKPOINT);
        return run == null || sink == null || checkpoint == null
                ? null
                : new CommitMark(run, sink, Long.parseLong(checkpoint));
    }

    boolean isOf(String run, String ofSink) {
        return runId.equals(run) && sink.equals(ofSink);
    }
}
