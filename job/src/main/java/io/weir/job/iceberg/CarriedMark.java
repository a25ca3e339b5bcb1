package io.weir.job.iceberg;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.SnapshotUpdate;
import org.jspecify.annotations.Nullable;

/**
 * A mark and when its commit was, as each merge carries it on: behind a merge the snapshot of the
 * commit may be forgotten.
 */
record CarriedMark(CommitMark mark, Instant committed) {

    private static final String CARRIED = "weir.commit-marks";

    /** All that a snapshot bears: its own, and those that it carries on. */
    static List<CarriedMark> of(Snapshot snapshot) {
        CommitMark own = CommitMark.of(snapshot);
        if (own != null) {
            return List.of(new CarriedMark(own, Instant.ofEpochMilli(snapshot.timestampMillis())));
        }
        @Nullable String carried = snapshot.summary().get(CARRIED);
        return carried == null
                ? List.of()
                : Arrays.stream(carried.split(",")).map(CarriedMark::parse).toList();
    }

    static void on(SnapshotUpdate<?> update, Collection<CarriedMark> marks) {
        if (!marks.isEmpty()) {
            update.set(
                    CARRIED,
                    marks.stream().map(CarriedMark::text).collect(Collectors.joining(",")));
        }
    }

    private static CarriedMark parse(String text) {
        String[] parts = text.split("/");
        return new CarriedMark(
                new CommitMark(parts[0], parts[1], Long.parseLong(parts[2])),
                Instant.parse(parts[3]));
    }

    private String text() {
        return String.join(
                "/",
                mark.runId(),
                mark.sink(),
                Long.toString(mark.checkpoint()),
                committed.toString());
    }
}
