package io.weir.job.iceberg;

import io.weir.job.parquet.FieldIds;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.RewriteFiles;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.exceptions.ValidationException;

/**
 * Makes few large files of many small ones in an Iceberg table, beside jobs that write into it:
 * each merge is one commit, so a reader sees the old files or the new one. The old ones stay for
 * those who read an older snapshot, until that is expired.
 */
public final class TableCompaction implements Closeable {

    /** Writes Parquet; not the business of a job. */
    public interface Merger {

        /**
         * Writes the rows of files as one file.
         *
         * @param ids of the table's columns, which the file must bear
         */
        void merge(List<Path> files, FieldIds ids, Path result) throws Exception;
    }

    /** Files that a merge takes together. */
    public static final class Group {

        private final List<DataFile> files;

        /** What it was planned upon: rows that are deleted later must not come back. */
        private final long snapshot;

        private Group(List<DataFile> files, long snapshot) {
            this.files = files;
            this.snapshot = snapshot;
        }

        public int size() {
            return files.size();
        }

        public long bytes() {
            return files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
        }

        /** Where the first of them lies, and the new one will. */
        public Path folder() {
            return Locations.local(MergedFile.folder(files.get(0)));
        }

        private long rows() {
            return files.stream().mapToLong(DataFile::recordCount).sum();
        }

        private List<Path> paths() {
            return files.stream().map(file -> Locations.local(file.location())).toList();
        }
    }

    private final TableHandle handle;
    private final Table table;

    private TableCompaction(TableHandle handle) {
        this.handle = handle;
        this.table = handle.table();
    }

    /**
     * @param out folder of the tables, on this machine
     */
    public static TableCompaction open(Path out, String table) throws IOException {
        return new TableCompaction(
                TableHandle.open(
                        CatalogSettings.folder(out.toAbsolutePath().normalize().toUri()), table));
    }

    /**
     * What is worth a merge.
     *
     * @param limit files that were committed after it are left alone
     * @param target the size of a large file, in octets
     * @param leastFresh so many files of an hour must not come from an earlier merge
     */
    public List<Group> groups(Instant limit, long target, int leastFresh) {
        table.refresh();
        Snapshot current = table.currentSnapshot();
        return current == null
                ? List.of()
                : new SmallFiles(table, target)
                        .groups(limit, leastFresh).stream()
                                .map(files -> new Group(files, current.snapshotId()))
                                .toList();
    }

    /**
     * Replaces the files by one with their rows.
     *
     * @return octets of that one; -1: somebody else has changed the table, so nothing was done
     * @throws Exception what the merger throws, and when the new file holds other rows
     */
    public long merge(Group group, Merger merger) throws Exception {
        Path result = Locations.local(MergedFile.beside(group.files.get(0)));
        boolean needed = false;
        try {
            merger.merge(group.paths(), TableSetup.ids(table), result);
            DataFile merged =
                    new FileFacts(table).of(new org.apache.flink.core.fs.Path(result.toUri()));
            if (merged.recordCount() != group.rows()) {
                throw new IOException(
                        "%s holds %,d rows instead of %,d; nothing was changed, please report"
                                .formatted(result, merged.recordCount(), group.rows()));
            }
            // Where nobody knows whether the commit has succeeded the table may need it.
            needed = true;
            needed = replace(group, merged);
            return needed ? merged.fileSizeInBytes() : -1;
        } finally {
            if (!needed) {
                Files.deleteIfExists(result);
            }
        }
    }

    private boolean replace(Group group, DataFile merged) {
        RewriteFiles rewrite = table.newRewrite().validateFromSnapshot(group.snapshot);
        group.files.forEach(rewrite::deleteFile);
        rewrite.addFile(merged);
        CarriedMark.on(rewrite, new TableMarks(table).kept(Instant.now().minus(TableMarks.KEPT)));
        try {
            rewrite.commit();
            return true;
        } catch (ValidationException | CommitFailedException e) {
            return false;
        }
    }

    /**
     * Forgets old snapshots and deletes the files that only they had. The newest one that bears the
     * mark of a run's last commit stays, with all behind it, for {@link TableMarks#KEPT}: by that a
     * commit is known that is tried again.
     *
     * @return how many are forgotten
     */
    public int expire(Instant before) {
        return expire(before, Instant.now().minus(TableMarks.KEPT));
    }

    /**
     * @param marksSince older marks, but for the newest, are of no use any more
     */
    int expire(Instant before, Instant marksSince) {
        table.refresh();
        Instant bearer = new TableMarks(table).oldestBearer(marksSince);
        Instant limit = bearer != null && bearer.isBefore(before) ? bearer : before;
        int known = count();
        table.expireSnapshots().expireOlderThan(limit.toEpochMilli()).commit();
        return known - count();
    }

    private int count() {
        int count = 0;
        for (Snapshot ignored : table.snapshots()) {
            count++;
        }
        return count;
    }

    @Override
    public void close() {
        handle.close();
    }
}
