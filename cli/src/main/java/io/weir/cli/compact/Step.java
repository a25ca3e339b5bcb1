package io.weir.cli.compact;

import java.io.IOException;

/** What a compaction has just done; a kill may come behind each of them. */
enum Step {
    FOLDER_MADE,
    RECORD_WRITTEN,
    FILE_MERGED,
    OTHERS_LINKED,
    VERIFIED,
    EXCHANGED,
    STRAY_RETURNED,
    OLD_FILE_DELETED,
    OLD_FOLDER_DELETED;

    /** Told of each step. */
    interface Listener {

        Listener NONE = step -> {};

        void done(Step step) throws IOException;
    }
}
