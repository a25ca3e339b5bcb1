package io.weir.cli.compact;

import io.weir.cli.compact.Compaction.Settings;
import io.weir.cli.compact.PartMerge.Sum;
import io.weir.job.iceberg.TableCompaction;
import io.weir.job.iceberg.TableCompaction.Group;
import io.weir.job.parquet.FieldIds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** One run over the Iceberg tables of an output folder: a merge is a commit of the table. */
final class IcebergCompaction {

    private final Settings settings;
    private final Report report;

    IcebergCompaction(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    /** Says what would be done. */
    void tell() throws IOException {
        for (CompactedTable table : settings.tables()) {
            try (TableCompaction compaction = open(table)) {
                groups(compaction, table).forEach(group -> report.planned(merge(group)));
            }
        }
    }

    /**
     * Does it, and forgets what is older than old files may stay.
     *
     * @param spill folder for what does not fit into memory while it is sorted
     */
    void run(Path spill) throws SQLException {
        try (PartMerge parquet = PartMerge.open(spill)) {
            for (CompactedTable table : settings.tables()) {
                compact(table, parquet);
            }
        }
    }

    /** Whatever is wrong with one table, the others are not to wait for it. */
    private void compact(CompactedTable table, PartMerge parquet) {
        try (TableCompaction compaction = open(table)) {
            for (Group group : groups(compaction, table)) {
                compact(compaction, table, group, parquet);
            }
            expire(compaction, table);
        } catch (IOException | RuntimeException e) {
            report.failed(table.name(), e);
        }
    }

    private TableCompaction open(CompactedTable table) throws IOException {
        return TableCompaction.open(settings.out(), table.name());
    }

    private List<Group> groups(TableCompaction compaction, CompactedTable table) {
        return compaction.groups(
                Instant.now().minus(settings.olderThan()),
                settings.targetSize(),
                table.leastFresh());
    }

    private void compact(
            TableCompaction compaction, CompactedTable table, Group group, PartMerge parquet) {
        try {
            long bytes =
                    compaction.merge(
                            group,
                            (files, ids, result) -> merge(table, parquet, files, ids, result));
            if (bytes < 0) {
                report.changedMeanwhile(name(group));
            } else {
                report.done(merge(group), bytes);
            }
        } catch (Exception e) {
            report.failed(name(group), e);
        }
    }

    private static void merge(
            CompactedTable table, PartMerge parquet, List<Path> files, FieldIds ids, Path result)
            throws SQLException, IOException, WrongRowsException {
        parquet.merge(table, files, ids, result);
        Sum before = parquet.sum(table, files);
        Sum after = parquet.sum(table, List.of(result));
        if (!after.equals(before)) {
            throw new WrongRowsException(before, after);
        }
    }

    private void expire(TableCompaction compaction, CompactedTable table) {
        int gone = compaction.expire(Instant.now().minus(settings.keepOld()));
        report.say("%s: %,d old snapshots deleted".formatted(table.name(), gone));
    }

    private Report.Merge merge(Group group) {
        return new Report.Merge(name(group), group.size(), group.bytes(), 1);
    }

    private String name(Group group) {
        return settings.out().relativize(group.folder()).toString();
    }
}
