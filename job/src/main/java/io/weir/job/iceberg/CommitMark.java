package io.weir.job.iceberg;

import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;

/**
 * Who made a snapshot, and up to which checkpoint: so a commit that is tried again is known for one
 * that has succeeded. The names are those of Iceberg's own sink for Flink.
 */
record CommitMark(String jobId, String sink, long checkpoint) {

    /** What is written at the first checkpoint follows it. */
    static final long NONE = -1;

    private static final String JOB = "flink.job-id";
    private static final String SINK = "flink.operator-id";
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    void on(SnapshotUpdate<?> update) {
        update.set(JOB, jobId);
        update.set(SINK, sink);
        update.set(CHECKPOINT, Long.toString(checkpoint));
    }

    static boolean isOn(Snapshot snapshot) {
        return snapshot.summary().containsKey(CHECKPOINT);
    }

    /** The highest checkpoint of a job that the table holds; {@link #NONE}: it holds none. */
    static long highest(Table table, String jobId, String sink) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            Map<String, String> summary = snapshot.summary();
            if (jobId.equals(summary.get(JOB)) && sink.equals(summary.get(SINK))) {
                String checkpoint = summary.get(CHECKPOINT);
                if (checkpoint != null) {
                    return Long.parseLong(checkpoint);
                }
            }
        }
        return NONE;
    }
}
