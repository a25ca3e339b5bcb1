package io.weir.job.parquet;

import java.io.FileNotFoundException;
import java.io.IOException;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;

/** One Parquet file while it is written: hidden, under a name that no reader looks at. */
final class OpenFile<T> {

    private static final int MOST_LISTINGS = 100;

    private final Path path;
    private final FileSystem fileSystem;
    private final RecoverableFsDataOutputStream stream;
    private final RowFile<T> rows;

    private OpenFile(
            Path path,
            FileSystem fileSystem,
            RecoverableFsDataOutputStream stream,
            RowFile<T> rows) {
        this.path = path;
        this.fileSystem = fileSystem;
        this.stream = stream;
        this.rows = rows;
    }

    /**
     * @param path where the file will stand once it is committed
     */
    static <T> OpenFile<T> create(Path path, RowColumns<T> columns, PageCompressor compressor)
            throws IOException {
        try {
            FileSystem fileSystem = path.getFileSystem();
            RecoverableFsDataOutputStream stream = fileSystem.createRecoverableWriter().open(path);
            CountedStream file = new CountedStream(path.toString(), stream);
            return new OpenFile<>(
                    path, fileSystem, stream, new RowFile<>(file, columns, compressor));
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    void write(T row) throws IOException {
        try {
            rows.write(row);
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Completes the file, which stays hidden until it is committed. */
    PendingFile finish() throws IOException {
        try {
            rows.finish();
            return new PendingFile(path, stream.closeForCommit().getRecoverable());
        } catch (IOException e) {
            throw failed(path, e);
        }
    }

    /** Gives the file up. */
    void discard() {
        try {
            stream.close();
        } catch (IOException e) {
            // What could not be flushed is not wanted any more.
        }
        discard(fileSystem, path);
    }

    /**
     * Deletes the hidden file of a result that will never be committed. Where that fails it stays,
     * hidden from every reader: an exception while a task is cleaned up would end the whole
     * TaskManager.
     */
    static void discard(FileSystem fileSystem, Path path) {
        for (int listing = 0; listing < MOST_LISTINGS; listing++) {
            try {
                if (fileSystem.exists(path.getParent())) {
                    deleteHidden(fileSystem, path);
                }
                return;
            } catch (FileNotFoundException e) {
                // A file of a neighbour went while the folder was listed.
            } catch (IOException e) {
                return;
            }
        }
    }

    private static void deleteHidden(FileSystem fileSystem, Path path) throws IOException {
        String hidden = "." + path.getName() + ".";
        FileStatus[] files = fileSystem.listStatus(path.getParent());
        if (files == null) {
            return;
        }
        for (FileStatus file : files) {
            if (file.getPath().getName().startsWith(hidden)) {
                fileSystem.delete(file.getPath(), false);
            }
        }
    }

    /** The file and the first cause: what Parquet says in between is about its pages. */
    private static IOException failed(Path path, IOException e) {
        Throwable cause = e;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return new IOException("cannot write " + path.getPath() + ": " + cause.getMessage(), e);
    }
}
