package io.weir.cli.compact;

import io.weir.command.config.Durations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One run over the plain tables of an output folder on a local disk. */
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
    private final Report report;

    Compaction(Settings settings, Report report) {
        this.settings = settings;
        this.report = report;
    }

    /** Says what would be done. */
    void tell() throws IOException {
        for (TableFolder folder : folders()) {
            plan(folder).ifPresent(plan -> report.planned(merge(folder, plan, plan.files())));
        }
    }

    /** Does it, and ends what earlier runs have left. */
    void run(WorkFolders works, Step.Listener steps) throws IOException, SQLException {
        works.tryExchange();
        int gone = works.mend(settings.keepOld(), Instant.now(), report::say);
        int merged = 0;
        try (PartMerge parquet = PartMerge.open(works.spill())) {
            FolderCompaction compaction = new FolderCompaction(works, parquet, steps);
            for (TableFolder folder : folders()) {
                merged += compact(folder, compaction) ? 1 : 0;
            }
        }
        gone += works.mend(settings.keepOld(), Instant.now(), report::say);
        report.say(account(merged, gone));
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
    private boolean compact(TableFolder folder, FolderCompaction compaction) {
        boolean any = false;
        try {
            Optional<MergePlan> plan = plan(folder);
            while (plan.isPresent()) {
                Optional<FolderCompaction.Result> result = compaction.run(folder, plan.get());
                if (result.isEmpty()) {
                    report.changedMeanwhile(folder.name());
                    return any;
                }
                int files = result.get().files();
                report.done(merge(folder, plan.get(), files), result.get().bytes());
                any = true;
                plan = plan(folder);
            }
        } catch (IOException | SQLException | WrongRowsException e) {
            report.failed(folder.name(), e);
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
            report.say(folder.name() + " is left alone: it holds " + content.others());
            return Optional.empty();
        }
        return plan;
    }

    private static Report.Merge merge(TableFolder folder, MergePlan plan, int files) {
        return new Report.Merge(folder.name(), plan.merged().size(), plan.bytes(), files);
    }
}
