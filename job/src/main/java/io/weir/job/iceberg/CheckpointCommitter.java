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
import org.jspecify.annotations.Nullable;

/** Adds the files of a checkpoint, of all subtasks, to the table: all in one step, or none. */
final class CheckpointCommitter implements Committer<CheckpointFile> {

    /** Opens the table. */
    interface Opener {
        TableHandle open() throws IOException;
    }

    private static final int THREADS = 2;

    private final Opener opener;
    private final String sink;
    private @Nullable TableHandle handle;

    /** Iceberg's own pool would outlive the job, and hold its classes. */
    private final ExecutorService pool = Executors.newFixedThreadPool(THREADS);

    /**
     * @param opener asked when there is something to commit: of all subtasks, one gets files
     * @param sink tells this sink from others of its job
     */
    CheckpointCommitter(Opener opener, String sink) {
        this.opener = opener;
        this.sink = sink;
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
        Table table = table();
        try {
            for (List<CommitRequest<CheckpointFile>> checkpoint : checkpoints.values()) {
                commitOnce(table, checkpoint);
            }
        } catch (RuntimeException e) {
            throw new IOException(
                    "cannot commit to table " + table.name() + ": " + e.getMessage(), e);
        }
    }

    private Table table() throws IOException {
        TableHandle open = handle;
        if (open == null) {
            open = opener.open();
            handle = open;
        }
        return open.table();
    }

    /** One that has succeeded before is not looked at again: its files may be merged by now. */
    private void commitOnce(Table table, List<CommitRequest<CheckpointFile>> requests)
            throws IOException {
        CheckpointFile first = requests.get(0).getCommittable();
        table.refresh();
        if (new TableMarks(table).highest(first.runId(), sink) >= first.checkpoint()) {
            requests.forEach(CommitRequest::signalAlreadyCommitted);
            return;
        }
        FileFacts facts = new FileFacts(table);
        List<DataFile> files = new ArrayList<>();
        for (CommitRequest<CheckpointFile> request : requests) {
            CheckpointFile file = request.getCommittable();
            file.file().publish();
            files.add(facts.of(file.file().path()));
        }
        append(table, files, new CommitMark(first.runId(), sink, first.checkpoint()));
    }

    private void append(Table table, List<DataFile> files, CommitMark mark) {
        AppendFiles append = table.newAppend().scanManifestsWith(pool);
        files.forEach(append::appendFile);
        mark.on(append);
        append.commit();
    }

    @Override
    public void close() {
        pool.shutdownNow();
        if (handle != null) {
            handle.close();
        }
    }
}
