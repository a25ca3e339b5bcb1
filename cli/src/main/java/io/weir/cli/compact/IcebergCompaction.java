package io.weir.cli.compact;

import io.weir.cli.compact.Compaction.Settings;
import io.weir.cli.compact.PartMerge.Sum;
import io.weir.command.terminal.HumanUnits;
import io.weir.job.iceberg.TableCompaction;
import io.weir.job.iceberg.TableCompaction.Group;
import io.weir.job.parquet.FieldIds;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;

/** One run over the Iceberg tables of an output folder: a merge is a commit of the table. */
final class IcebergCompaction {

    private static final int LEDGER_FILES = 24;

    private final Settings settings;
    private final Consumer<String> results;
    private final Consumer<String> messages;

    /**
     * @param results gets a line for each merge
     * @param messages gets what a person should know besides
     */
    IcebergCompaction(Settings settings, Consumer<String> results, Consumer<String> messages) {
        this.settings = settings;
        this.results = results;
        this.messages = messages;
    }

    /** Says what would be done. */
    void tell() throws IOException {
        for (CompactedTable table : settings.tables()) {
            try (TableCompaction compaction = open(table)) {
                groups(compaction, table).forEach(group -> results.accept(line(group)));
            }
        }
    }

    /** Does it, and forgets what is older than old files may stay. */
    void run() throws Exception {
        try (PartMerge parquet = PartMerge.open(settings.out().resolve(".compact/spill"))) {
            for (CompactedTable table : settings.tables()) {
                try (TableCompaction compaction = open(table)) {
                    merge(compaction, table, parquet);
                    expire(compaction, table);
                }
            }
        }
    }

    private TableCompaction open(CompactedTable table) throws IOException {
        return TableCompaction.open(settings.out(), table.name());
    }

    private List<Group> groups(TableCompaction compaction, CompactedTable table) {
        return compaction.groups(
                Instant.now().minus(settings.olderThan()),
                settings.targetSize(),
                table.isHourly() ? 1 : LEDGER_FILES);
    }

    private void merge(TableCompaction compaction, CompactedTable table, PartMerge parquet)
            throws Exception {
        for (Group group : groups(compaction, table)) {
            TableFolder folder = new TableFolder(table, group.folder(), name(group));
            long bytes =
                    compaction.merge(
                            group,
                            (files, ids, result) -> merge(folder, parquet, files, ids, result));
            if (bytes < 0) {
                messages.accept(name(group) + " was changed meanwhile; the next run takes it up");
            } else {
                results.accept(line(group) + ", " + HumanUnits.bytes(bytes));
            }
        }
    }

    private static void merge(
            TableFolder folder, PartMerge parquet, List<Path> files, FieldIds ids, Path result)
            throws SQLException, IOException, WrongRowsException {
        parquet.merge(folder.table(), files, ids, result);
        Sum before = parquet.sum(folder.table(), files);
        Sum after = parquet.sum(folder.table(), List.of(result));
        if (!after.equals(before)) {
            throw new WrongRowsException(folder, before, after);
        }
    }

    private void expire(TableCompaction compaction, CompactedTable table) {
        int gone = compaction.expire(Instant.now().minus(settings.keepOld()));
        messages.accept("%s: %,d old snapshots deleted".formatted(table.name(), gone));
    }

    private String line(Group group) {
        return "%s: %,d files, %s, into 1"
                .formatted(name(group), group.size(), HumanUnits.bytes(group.bytes()));
    }

    private String name(Group group) {
        return settings.out().relativize(group.folder()).toString();
    }
}
