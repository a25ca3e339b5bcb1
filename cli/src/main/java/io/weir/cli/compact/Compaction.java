package io.weir.cli.compact;

import io.weir.command.config.Durations;
import io.weir.command.terminal.HumanUnits;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** One run over the tables of an output folder on a local disk. */
final class Compaction {

    /**
     * What is asked for.
     *
     * @param olderThan only what was left alone for so long
     * @param targetSize of a large file, in octets
     * @param keepOld how long old files stay
     */
    record Settings(
            Path out,
            Set<CompactedTable> tables,
            Duration olderThan,
            long targetSize,
            Duration keepOld) {

        Settings {
            tables = Set.copyOf(tables);
        }
    }

    private final Settings settings;
    private final Consumer<String> results;
    private final Consumer<String> messages;

    /**
     * @param results gets a line for each folder
     * @param messages gets what a person should know besides
     */
    Compaction(Settings settings, Consumer<String> results, Consumer<String> messages) {
        this.settings = settings;
        this.results = results;
        this.messages = messages;
    }

    /** Says what would be done. */
    void tell() throws IOException {
        for (TableFolder folder : folders()) {
            plan(folder).ifPresent(plan -> results.accept(line(folder, plan, plan.files())));
        }
    }

    /** Does it, and ends what earlier runs have left. */
    void run(WorkFolders works, Step.Listener steps)
            throws IOException, SQLException, WrongRowsException {
        int gone = works.mend(settings.keepOld(), Instant.now(), messages);
        int merged = 0;
        try (PartMerge parquet = PartMerge.open(works.spill())) {
            FolderCompaction compaction = new FolderCompaction(works, parquet, steps);
            for (TableFolder folder : folders()) {
                merged += compact(folder, compaction) ? 1 : 0;
            }
        }
        gone += works.mend(settings.keepOld(), Instant.now(), messages);
        messages.accept(account(merged, gone));
    }

    private String account(int merged, int gone) {
        String account = "%,d folders compacted, old files of %,d deleted".formatted(merged, gone);
        return merged == 0 || settings.keepOld().isZero()
                ? account
                : account
                        + "; a run in "
                        + Durations.format(settings.keepOld())
                        + " or later deletes those of this one";
    }

    /** More than once where there are more files than can be merged at a time. */
    private boolean compact(TableFolder folder, FolderCompaction compaction)
            throws IOException, SQLException, WrongRowsException {
        boolean any = false;
        Optional<MergePlan> plan = plan(folder);
        while (plan.isPresent()) {
            Optional<FolderCompaction.Result> result = compaction.run(folder, plan.get());
            if (result.isEmpty()) {
                messages.accept(folder.name() + " was changed meanwhile; the next run takes it up");
                return any;
            }
            results.accept(
                    line(folder, plan.get(), result.get().files())
                            + ", "
                            + HumanUnits.bytes(result.get().bytes()));
            any = true;
            plan = plan(folder);
        }
        return any;
    }

    private List<TableFolder> folders() throws IOException {
        List<TableFolder> folders = new ArrayList<>();
        for (CompactedTable table : CompactedTable.values()) {
            if (settings.tables().contains(table)) {
                folders.addAll(TableFolder.of(settings.out(), table));
            }
        }
        return folders;
    }

    private Optional<MergePlan> plan(TableFolder folder) throws IOException {
        FolderContent content = FolderContent.of(folder.path());
        Instant limit = Instant.now().minus(settings.olderThan());
        Optional<MergePlan> plan =
                MergePlan.of(folder.table(), content, limit, settings.targetSize());
        if (plan.isPresent() && !content.others().isEmpty()) {
            messages.accept(folder.name() + " is left alone: it holds " + content.others());
            return Optional.empty();
        }
        return plan;
    }

    private static String line(TableFolder folder, MergePlan plan, int files) {
        return "%s: %,d files, %s, into %,d"
                .formatted(
                        folder.name(), plan.merged().size(), HumanUnits.bytes(plan.bytes()), files);
    }
}
