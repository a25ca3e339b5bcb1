package io.weir.job.iceberg;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;

/** Adds the files of a checkpoint, of all subtasks, to the table: all in one step, or none. */
final class CheckpointCommitter implements Committer<CheckpointFile> {

    private static final int THREADS = 2;

    private final TableHandle handle;
    private final Table table;
    private final String sink;
    private final FileFacts facts;

    /** Iceberg's own pool would outlive the job, and hold its classes. */
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    /**
     * @param sink tells this sink from others of its job
     */
    CheckpointCommitter(TableHandle handle, String sink) {
        this.handle = handle;
        this.table = handle.table();
        this.sink = sink;
        this.facts = new FileFacts(table);
    }

    @Override
    public void commit(Collection<CommitRequest<CheckpointFile>> requests) throws IOException {
        Map<Long, List<CommitRequest<CheckpointFile>>> checkpoints = new TreeMap<>();
        for (CommitRequest<CheckpointFile> request : requests) {
            checkpoints
                    .computeIfAbsent(
                            request.getCommittable().checkpoint(), number -> new ArrayList<>())
                    .add(request);
        }
        try {
            for (List<CommitRequest<CheckpointFile>> checkpoint : checkpoints.values()) {
                commitOnce(checkpoint);
            }
        } catch (RuntimeException e) {
            throw new IOException(
                    "cannot commit to table " + table.name() + ": " + e.getMessage(), e);
        }
    }

    /** One that has succeeded before is not looked at again: its files may be merged by now. */
    private void commitOnce(List<CommitRequest<CheckpointFile>> requests) throws IOException {
        CheckpointFile first = requests.get(0).getCommittable();
        table.refresh();
        if (CommitMark.highest(table, first.jobId(), sink) >= first.checkpoint()) {
            requests.forEach(CommitRequest::signalAlreadyCommitted);
            return;
        }
        List<DataFile> files = new ArrayList<>();
        for (CommitRequest<CheckpointFile> request : requests) {
            CheckpointFile file = request.getCommittable();
            file.file().publish();
            files.add(facts.of(file.file().path()));
        }
        append(files, new CommitMark(first.jobId(), sink, first.checkpoint()));
    }

    private void append(List<DataFile> files, CommitMark mark) {
        AppendFiles append = table.newAppend().scanManifestsWith(pool);
        files.forEach(append::appendFile);
        mark.on(append);
        append.commit();
    }

    @Override
    public void close() {
        pool.shutdownNow();
        handle.close();
    }
}
