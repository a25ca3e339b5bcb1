package io.weir.job.parquet;

import java.io.IOException;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;
import org.apache.flink.core.fs.RecoverableFsDataOutputStream;

/** One Parquet file while it is written: hidden, under a name that no reader looks at. */
final class OpenFile<T> {

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
    void discard() throws IOException {
        stream.close();
        discard(fileSystem, path);
    }

    /** Deletes the hidden file of a result that will never be committed. */
    static void discard(FileSystem fileSystem, Path path) throws IOException {
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

    private static IOException failed(Path path, IOException cause) {
        return new IOException("cannot write " + path.getPath() + ": " + cause.getMessage(), cause);
    }
}
