package io.weir.job.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.FileScanTask;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.io.CloseableIterable;

/**
 * Which files of a table become one. A file is small when it has less than half of the size that is
 * wanted. It is left alone while its commit is young: more of its hour may come. So is one in which
 * another engine has deleted rows by marks, which stand elsewhere.
 */
final class SmallFiles {

    /** All are open at once while they are read. */
    private static final int MOST_FILES = 1000;

    private static final Comparator<DataFile> AS_COMMITTED =
            Comparator.comparing(DataFile::fileSequenceNumber).thenComparing(DataFile::location);

    private final Table table;
    private final long target;

    /**
     * @param target the size that is wanted
     */
    SmallFiles(Table table, long target) {
        this.table = table;
        this.target = target;
    }

    /**
     * Files that belong together: of one hour, in the order of their commits, no more than the
     * wanted size.
     *
     * @param limit what was committed after it is left alone
     * @param leastFresh files of an hour that no earlier merge has made
     */
    List<List<DataFile>> groups(Instant limit, int leastFresh) {
        List<List<DataFile>> groups = new ArrayList<>();
        for (List<DataFile> hour : byHour(limit).values()) {
            if (hour.stream().filter(file -> !MergedFile.isOne(file)).count() >= leastFresh) {
                groups.addAll(divided(hour));
            }
        }
        return groups;
    }

    private Map<String, List<DataFile>> byHour(Instant limit) {
        Map<Long, Long> commits = new HashMap<>();
        for (Snapshot snapshot : table.snapshots()) {
            commits.put(snapshot.sequenceNumber(), snapshot.timestampMillis());
        }
        Map<String, List<DataFile>> hours = new TreeMap<>();
        try (CloseableIterable<FileScanTask> tasks =
                table.newScan().includeColumnStats().planFiles()) {
            for (FileScanTask task : tasks) {
                DataFile file = task.file();
                // Of a commit that is not known any more only its age is sure.
                long committed = commits.getOrDefault(file.fileSequenceNumber(), 0L);
                if (task.deletes().isEmpty()
                        && file.fileSizeInBytes() < target / 2
                        && committed <= limit.toEpochMilli()) {
                    hours.computeIfAbsent(
                                    task.spec().partitionToPath(file.partition()),
                                    h -> new ArrayList<>())
                            .add(file.copy());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        hours.values().forEach(files -> files.sort(AS_COMMITTED));
        return hours;
    }

    private List<List<DataFile>> divided(List<DataFile> hour) {
        List<List<DataFile>> groups = new ArrayList<>();
        List<DataFile> group = new ArrayList<>();
        long bytes = 0;
        for (DataFile file : hour) {
            if (group.size() == MOST_FILES || bytes + file.fileSizeInBytes() > target) {
                groups.add(group);
                group = new ArrayList<>();
                bytes = 0;
            }
            group.add(file);
            bytes += file.fileSizeInBytes();
        }
        groups.add(group);
        groups.removeIf(one -> one.size() < 2);
        return groups;
    }
}
