package io.weir.job.parquet;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.jspecify.annotations.Nullable;

/**
 * One subtask's files: one open for each hour that gets rows, never more than the limit; beyond it
 * the one that has waited longest for a row is completed and published with the rest.
 */
final class ParquetSinkWriter<T> implements CommittingSinkWriter<T, PendingFile> {

    private static final int COMPRESSION_LEVEL = 1;

    private final PartNames names;
    private final RowColumns<T> columns;
    private final int limit;
    private final PageCompressor compressor = new PageCompressor(COMPRESSION_LEVEL);

    private @Nullable OpenFile<T> latest;
    private long latestHour;

    /** By hour, least recently written first. */
    private final LinkedHashMap<Long, OpenFile<T>> open = new LinkedHashMap<>(16, 0.75f, true);

    private final List<PendingFile> pending = new ArrayList<>();

    /**
     * @param limit files that may be open at a time
     */
    ParquetSinkWriter(PartNames names, RowColumns<T> columns, int limit) {
        this.names = names;
        this.columns = columns;
        this.limit = limit;
    }

    @Override
    public void write(T row, @Nullable Context context) throws IOException {
        fileOf(columns.hour(row)).write(row);
    }

    /** Most rows belong in the file of the row before them. */
    private OpenFile<T> fileOf(long hour) throws IOException {
        OpenFile<T> file = latest;
        if (file == null || hour != latestHour) {
            file = open.get(hour);
            if (file == null) {
                file = open(hour);
            }
            latest = file;
            latestHour = hour;
        }
        return file;
    }

    private OpenFile<T> open(long hour) throws IOException {
        if (open.size() >= limit) {
            finishOldest();
        }
        OpenFile<T> file = OpenFile.create(names.next(hour), columns, compressor);
        open.put(hour, file);
        return file;
    }

    /** The file stays in the map until it is complete, so that a failure still discards it. */
    private void finishOldest() throws IOException {
        Iterator<Map.Entry<Long, OpenFile<T>>> oldest = open.entrySet().iterator();
        pending.add(oldest.next().getValue().finish());
        oldest.remove();
    }

    @Override
    public void flush(boolean endOfInput) {
        // Files are completed in prepareCommit, which follows at every checkpoint and at the end.
    }

    @Override
    public Collection<PendingFile> prepareCommit() throws IOException {
        latest = null;
        while (!open.isEmpty()) {
            finishOldest();
        }
        List<PendingFile> complete = List.copyOf(pending);
        pending.clear();
        return complete;
    }

    /** How many files are being written. */
    int openFiles() {
        return open.size();
    }

    /** After a failure what was not handed over is deleted; after a commit nothing is left. */
    @Override
    public void close() throws IOException {
        compressor.close();
        for (OpenFile<T> file : open.values()) {
            file.discard();
        }
        for (PendingFile file : pending) {
            OpenFile.discard(file.path().getFileSystem(), file.path());
        }
    }
}
