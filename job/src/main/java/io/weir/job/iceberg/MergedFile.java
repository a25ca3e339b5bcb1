package io.weir.job.iceberg;

import java.util.UUID;
import org.apache.iceberg.ContentFile;

/** Names of files that a merge makes: {@code part-merged-0-UNIQUE.parquet}. */
final class MergedFile {

    private static final String PREFIX = "part-merged-";

    private MergedFile() {}

    /** A new name in the folder of another file. */
    static String beside(ContentFile<?> file) {
        return folder(file) + PREFIX + "0-" + UUID.randomUUID() + ".parquet";
    }

    static boolean isOne(ContentFile<?> file) {
        return file.location().startsWith(PREFIX, folder(file).length());
    }

    /** With a slash at its end. */
    static String folder(ContentFile<?> file) {
        String location = file.location();
        return location.substring(0, location.lastIndexOf('/') + 1);
    }
}
