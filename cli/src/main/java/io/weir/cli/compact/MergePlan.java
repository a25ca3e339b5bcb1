package io.weir.cli.compact;

import io.weir.cli.compact.FolderContent.Entry;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files of a folder become one, or a few.
 *
 * @param merged small files
 * @param kept all others, which stay as they are
 * @param bytes size of those that are merged
 * @param files into how many
 */
record MergePlan(List<String> merged, List<String> kept, long bytes, int files) {

    /** All are open at once while they are read. */
    private static final int MOST_FILES = 1000;

    MergePlan {
        merged = List.copyOf(merged);
        kept = List.copyOf(kept);
    }

    /**
     * A file is small when it has less than half of the size that is wanted. Two of them are worth
     * the work, unless earlier compactions have made both: they knew why.
     *
     * <p>Into an hour nobody may have written after the limit. The ledger gets rows with every hour
     * of a job without an end, so there what came later is left out, and a day is waited for.
     *
     * @param limit what was written after it is left alone
     * @param target the size that is wanted
     */
    static Optional<MergePlan> of(
            CompactedTable table, FolderContent content, Instant limit, long target) {
        boolean inUse =
                table.isHourly() ? content.isWrittenAfter(limit) : content.isPendingAfter(limit);
        List<Entry> small = inUse ? List.of() : small(content, limit, target);
        long fresh = small.stream().filter(Entry::isFresh).count();
        return small.size() < 2 || fresh < table.leastFresh()
                ? Optional.empty()
                : Optional.of(plan(content, small, target));
    }

    private static List<Entry> small(FolderContent content, Instant limit, long target) {
        return content.files().stream()
                .filter(file -> file.isPart() && file.bytes() < target / 2)
                .filter(file -> !file.isFresh() || !file.changed().isAfter(limit))
                .sorted(Comparator.comparing(Entry::changed).thenComparing(Entry::name))
                .limit(MOST_FILES)
                .toList();
    }

    private static MergePlan plan(FolderContent content, List<Entry> small, long target) {
        List<String> merged = small.stream().map(Entry::name).toList();
        Set<String> gone = new HashSet<>(merged);
        List<String> kept =
                content.files().stream()
                        .map(Entry::name)
                        .filter(name -> !gone.contains(name))
                        .toList();
        long bytes = small.stream().mapToLong(Entry::bytes).sum();
        return new MergePlan(merged, kept, bytes, (int) ((bytes + target - 1) / target));
    }
}
