package io.weir.job.parquet;

import java.util.UUID;
import org.apache.flink.core.fs.Path;

/**
 * Names of files that no other writer gives, also not this subtask's own next attempt: {@code
 * part-SUBTASK-N-UNIQUE.parquet}.
 */
final class PartNames {

    private final Path table;
    private final int subtask;
    private final String unique;
    private int next;

    private PartNames(Path table, int subtask, String unique) {
        this.table = table;
        this.subtask = subtask;
        this.unique = unique;
    }

    static PartNames below(Path table, int subtask) {
        return new PartNames(table, subtask, UUID.randomUUID().toString());
    }

    /** A new name in the folder of an hour, as {@link HourFolder} counts them. */
    Path next(long hour) {
        String name = "part-" + subtask + "-" + next++ + "-" + unique + ".parquet";
        return new Path(table, HourFolder.path(hour) + name);
    }
}
