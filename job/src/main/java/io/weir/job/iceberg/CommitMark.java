package io.weir.job.iceberg;

import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * Who made a snapshot, and up to which checkpoint: so a commit that is tried again is known for one
 * that has succeeded. The names are those of Iceberg's own sink for Flink.
 *
 * @param runId of the run, see {@link IcebergSink}; not Flink's id of a job, whatever the name
 * @param sink tells sinks of a run apart
 */
record CommitMark(String runId, String sink, long checkpoint) {

    /** What is written at the first checkpoint follows it. */
    static final long NONE = -1;

    private static final String RUN = "flink.job-id";
    private static final String SINK = "flink.operator-id";
    private static final String CHECKPOINT = "flink.max-committed-checkpoint-id";

    void on(SnapshotUpdate<?> update) {
        update.set(RUN, runId);
        update.set(SINK, sink);
        update.set(CHECKPOINT, Long.toString(checkpoint));
    }

    private static @Nullable CommitMark of(Snapshot snapshot) {
        Map<String, String> summary = snapshot.summary();
        String run = summary.get(RUN);
        String sink = summary.get(SINK);
        String checkpoint = summary.get(CHECKPOINT);
        return run == null || sink == null || checkpoint == null
                ? null
                : new CommitMark(run, sink, Long.parseLong(checkpoint));
    }

    /**
     * The highest checkpoint of a run that the table holds; {@link #NONE}: it holds none. Not
     * always the newest mark has it: a merge may carry one from before the commit that it stands
     * upon.
     */
    static long highest(Table table, String runId, String sink) {
        long highest = NONE;
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            CommitMark mark = of(snapshot);
            if (mark != null && mark.runId.equals(runId) && mark.sink.equals(sink)) {
                highest = Math.max(highest, mark.checkpoint);
            }
        }
        return highest;
    }

    /** The mark of the last commit of the run that was the last to commit; null: there is none. */
    static @Nullable CommitMark newest(Table table) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            CommitMark mark = of(snapshot);
            if (mark != null) {
                return new CommitMark(mark.runId, mark.sink, highest(table, mark.runId, mark.sink));
            }
        }
        return null;
    }

    /** The newest snapshot that bears it, as a commit's own or carried on by a merge. */
    @Nullable Snapshot bearer(Table table) {
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            if (equals(of(snapshot))) {
                return snapshot;
            }
        }
        return null;
    }
}
