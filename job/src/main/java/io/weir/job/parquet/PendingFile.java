package io.weir.job.parquet;

import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableWriter.CommitRecoverable;

/**
 * A complete file that nobody sees yet: what a writer hands over, and a commit publishes.
 *
 * @param path where it will stand
 * @param recoverable what its file system needs to put it there, also after a restart
 */
public record PendingFile(Path path, CommitRecoverable recoverable) {

    /**
     * Makes the file visible. One that already is stays as it is, so a retry does no harm.
     *
     * @throws IOException also when its hidden file is gone
     */
    public void publish() throws IOException {
        PendingFileCommitter.commit(this);
    }
}
