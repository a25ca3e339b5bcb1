package io.weir.job.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;

/** Commits as Flink does: what was handed over went through its serializer. */
final class Commits {

    private Commits() {}

    static void commit(Collection<PendingFile> files) throws IOException {
        List<CommitRequest<PendingFile>> requests = new ArrayList<>();
        PendingFileSerializer serializer = new PendingFileSerializer();
        for (PendingFile file : files) {
            byte[] bytes = serializer.serialize(file);
            requests.add(new Request(serializer.deserialize(serializer.getVersion(), bytes)));
        }
        new PendingFileCommitter().commit(requests);
    }

    private record Request(PendingFile file) implements CommitRequest<PendingFile> {

        @Override
        public PendingFile getCommittable() {
            return file;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            throw new AssertionError(reason);
        }

        @Override
        public void retryLater() {
            throw new AssertionError("retried");
        }

        @Override
        public void updateAndRetryLater(PendingFile file) {
            throw new AssertionError("retried");
        }

        @Override
        public void signalAlreadyCommitted() {
            throw new AssertionError("already committed");
        }
    }
}
