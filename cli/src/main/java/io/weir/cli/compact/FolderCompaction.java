package io.weir.cli.compact;

import io.weir.cli.compact.PartMerge.Sum;
import io.weir.job.parquet.MergedNames;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Replaces a folder by one with fewer files and the same rows. Nothing is undone on the way: what a
 * failure or a kill leaves is of no use to anybody, and the next run takes it away.
 */
final class FolderCompaction {

    /** What was written. */
    record Result(int files, long bytes) {}

    private final WorkFolders works;
    private final PartMerge parquet;
    private final Step.Listener steps;

    FolderCompaction(WorkFolders works, PartMerge parquet, Step.Listener steps) {
        this.works = works;
        this.parquet = parquet;
        this.steps = steps;
    }

    /** Nothing, where somebody has changed the folder in the meantime. */
    Optional<Result> run(TableFolder folder, MergePlan plan)
            throws IOException, SQLException, WrongRowsException {
        String id = WorkFolders.newId();
        Path work = works.begin(folder, id);
        Path record = WorkFolders.record(work, id);
        new MergedNames(new HashSet<>(plan.merged()), new HashSet<>(plan.kept())).write(record);
        steps.done(Step.RECORD_WRITTEN);
        List<Path> large = merge(folder, plan, work, id);
        for (String name : plan.kept()) {
            Files.createLink(work.resolve(name), folder.path().resolve(name));
        }
        steps.done(Step.OTHERS_LINKED);
        Path sample = folder.path().resolve(plan.merged().get(0));
        for (Path file : large) {
            belongAs(sample, file);
            force(file);
        }
        belongAs(sample, record);
        belongAs(folder.path(), work);
        Files.setLastModifiedTime(record, FileTime.from(Instant.now()));
        force(record);
        force(work);
        if (isChanged(folder, plan)) {
            return Optional.empty();
        }
        exchange(folder.path(), work);
        works.returnStrays(work, folder.path(), id);
        return Optional.of(new Result(large.size(), bytes(folder.path(), large)));
    }

    private List<Path> merge(TableFolder folder, MergePlan plan, Path work, String id)
            throws IOException, SQLException, WrongRowsException {
        List<Path> small = plan.merged().stream().map(folder.path()::resolve).toList();
        List<Path> large = new ArrayList<>();
        for (String slice : parquet.slices(folder.table(), small, plan.files())) {
            Path file = work.resolve("part-merged-" + large.size() + "-" + id + ".parquet");
            parquet.merge(folder.table(), small, slice, file);
            large.add(file);
            steps.done(Step.FILE_MERGED);
        }
        Sum before = parquet.sum(folder.table(), small);
        Sum after = parquet.sum(folder.table(), large);
        if (!before.equals(after)) {
            throw new WrongRowsException(before, after);
        }
        steps.done(Step.VERIFIED);
        return large;
    }

    private static boolean isChanged(TableFolder folder, MergePlan plan) throws IOException {
        Set<String> expected = new HashSet<>(plan.merged());
        expected.addAll(plan.kept());
        return !FolderContent.of(folder.path()).names().equals(expected);
    }

    /** From here on readers find the new files. */
    private void exchange(Path folder, Path work) throws IOException {
        FolderExchange.exchange(folder, work);
        force(folder.resolveSibling("."));
        force(work.resolveSibling("."));
        steps.done(Step.EXCHANGED);
    }

    /** The job must be able to go on in a folder that was made by somebody else. */
    private static void belongAs(Path model, Path file) throws IOException {
        PosixFileAttributes wanted = Files.readAttributes(model, PosixFileAttributes.class);
        PosixFileAttributeView view =
                Files.getFileAttributeView(file, PosixFileAttributeView.class);
        PosixFileAttributes own = view.readAttributes();
        if (!own.owner().equals(wanted.owner())) {
            view.setOwner(wanted.owner());
        }
        if (!own.group().equals(wanted.group())) {
            view.setGroup(wanted.group());
        }
        view.setPermissions(wanted.permissions());
    }

    /** The disk has it before the old files go. */
    private static void force(Path path) throws IOException {
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    private static long bytes(Path folder, List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(folder.resolve(file.getFileName()));
        }
        return bytes;
    }
}
