package io.weir.job.iceberg;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.util.SnapshotUtil;
import org.jspecify.annotations.Nullable;

/**
 * The marks that a table bears, by which a commit that is tried again is known. One is of use as
 * long as its run can be restored.
 */
final class TableMarks {

    /** What is written at the first checkpoint follows it. */
    static final long NONE = -1;

    /** So long the last mark of a run is kept; that of the last run to commit is kept always. */
    static final Duration KEPT = Duration.ofDays(7);

    /** The last mark of a sink of a run, and the newest snapshot that bears it. */
    private record Last(CarriedMark carried, Snapshot bearer) {}

    private record Sink(String runId, String sink) {}

    private final Table table;

    TableMarks(Table table) {
        this.table = table;
    }

    /**
     * The highest checkpoint of a run that the table holds; {@link #NONE}: it holds none. Not
     * always the newest mark has it: a merge may carry one from before the commit that it stands
     * upon.
     */
    long highest(String runId, String sink) {
        long highest = NONE;
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            for (CarriedMark carried : CarriedMark.of(snapshot)) {
                if (carried.mark().isOf(runId, sink)) {
                    highest = Math.max(highest, carried.mark().checkpoint());
                }
            }
        }
        return highest;
    }

    /**
     * The last marks that are still of use.
     *
     * @param since older ones are not, but for the newest
     */
    List<CarriedMark> kept(Instant since) {
        return lasts(since).stream().map(Last::carried).toList();
    }

    /** From this snapshot on all must stay; null: no mark needs one. */
    @Nullable Instant oldestBearer(Instant since) {
        return lasts(since).stream()
                .map(last -> Instant.ofEpochMilli(last.bearer.timestampMillis()))
                .min(Comparator.naturalOrder())
                .orElse(null);
    }

    private List<Last> lasts(Instant since) {
        Map<Sink, Last> lasts = new HashMap<>();
        for (Snapshot snapshot : SnapshotUtil.currentAncestors(table)) {
            for (CarriedMark carried : CarriedMark.of(snapshot)) {
                lasts.merge(
                        new Sink(carried.mark().runId(), carried.mark().sink()),
                        new Last(carried, snapshot),
                        (newer, older) -> isHigher(older, newer) ? older : newer);
            }
        }
        Instant newest =
                lasts.values().stream()
                        .map(last -> last.carried.committed())
                        .max(Comparator.naturalOrder())
                        .orElse(since);
        return lasts.values().stream()
                .filter(
                        last ->
                                !last.carried.committed().isBefore(since)
                                        || last.carried.committed().equals(newest))
                .toList();
    }

    private static boolean isHigher(Last one, Last other) {
        return one.carried.mark().checkpoint() > other.carried.mark().checkpoint();
    }
}
