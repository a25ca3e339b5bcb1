package io.weir.job.parquet;

import java.io.IOException;
import java.util.Collection;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.core.fs.FileSystem;

/**
 * Makes files visible. A file that already is, or was and is merged into a larger one by now, stays
 * as it is: so a retry does no harm, however late.
 */
final class PendingFileCommitter implements Committer<PendingFile> {

    @Override
    public void commit(Collection<CommitRequest<PendingFile>> requests) throws IOException {
        for (CommitRequest<PendingFile> request : requests) {
            commit(request.getCommittable());
        }
    }

    static void commit(PendingFile file) throws IOException {
        FileSystem fileSystem = file.path().getFileSystem();
        try {
            fileSystem
                    .createRecoverableWriter()
                    .recoverForCommit(file.recoverable())
                    .commitAfterRecovery();
        } catch (IOException e) {
            throw new IOException(
                    "cannot publish " + file.path().getPath() + ": " + e.getMessage(), e);
        }
        // Flink's local file system is silent when both the hidden and the visible file are gone.
        if (!fileSystem.exists(file.path()) && !MergedNames.hold(fileSystem, file.path())) {
            throw new IOException(
                    "cannot publish " + file.path().getPath() + ": its hidden file is gone");
        }
    }

    @Override
    public void close() {}
}
