package io.weir.job.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer.CommitRequest;

/** What Flink hands to a committer, and hears of it. */
final class Requests {

    private final List<String> heard = new ArrayList<>();

    List<CommitRequest<CheckpointFile>> of(List<CheckpointFile> files) {
        List<CommitRequest<CheckpointFile>> requests = new ArrayList<>();
        files.forEach(file -> requests.add(new Request(file)));
        return requests;
    }

    /** Signals in the order in which they came. */
    List<String> heard() {
        return heard;
    }

    private final class Request implements CommitRequest<CheckpointFile> {

        private final CheckpointFile file;

        Request(CheckpointFile file) {
            this.file = file;
        }

        @Override
        public CheckpointFile getCommittable() {
            return file;
        }

        @Override
        public int getNumberOfRetries() {
            return 0;
        }

        @Override
        public void signalFailedWithKnownReason(Throwable reason) {
            heard.add("failed");
        }

        @Override
        public void signalFailedWithUnknownReason(Throwable reason) {
            heard.add("failed");
        }

        @Override
        public void retryLater() {
            heard.add("later");
        }

        @Override
        public void updateAndRetryLater(CheckpointFile update) {
            heard.add("later");
        }

        @Override
        public void signalAlreadyCommitted() {
            heard.add("already committed");
        }
    }
}
