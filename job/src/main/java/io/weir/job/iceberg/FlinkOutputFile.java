package io.weir.job.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem.WriteMode;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.PositionOutputStream;

/** A file that Flink's file systems write. */
final class FlinkOutputFile implements OutputFile {

    private final String location;
    private final Path path;

    FlinkOutputFile(String location) {
        this.location = location;
        path = new Path(location);
    }

    @Override
    public PositionOutputStream create() {
        if (toInputFile().exists()) {
            throw new AlreadyExistsException("%s is there already", location);
        }
        return open(WriteMode.NO_OVERWRITE);
    }

    @Override
    public PositionOutputStream createOrOverwrite() {
        return open(WriteMode.OVERWRITE);
    }

    private PositionOutputStream open(WriteMode mode) {
        try {
            return new Stream(location, path.getFileSystem().create(path, mode));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + location, e);
        }
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public InputFile toInputFile() {
        return new FlinkInputFile(location);
    }

    private static final class Stream extends PositionOutputStream {

        private final String location;
        private final FSDataOutputStream out;
        private long written;
        private boolean closed;

        Stream(String location, FSDataOutputStream out) {
            this.location = location;
            this.out = out;
        }

        /** Iceberg asks for the length of what it has closed. */
        @Override
        public long getPos() {
            return written;
        }

        @Override
        public void write(int octet) throws IOException {
            out.write(octet);
            written++;
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            written += length;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        /**
         * A file of metadata must survive a crash as much as the checkpoint that relies on it. In
         * an object store it is safe when it is closed, and some streams there refuse to sync.
         */
        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                if (FileClaim.isPossibleOn(location)) {
                    out.sync();
                }
                out.close();
            }
        }
    }
}
