package io.weir.job.iceberg;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.exceptions.NotFoundException;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.SeekableInputStream;

/** A file that Flink's file systems read. */
final class FlinkInputFile implements InputFile {

    private final String location;
    private final Path path;

    FlinkInputFile(String location) {
        this.location = location;
        path = new Path(location);
    }

    @Override
    public long getLength() {
        try {
            return path.getFileSystem().getFileStatus(path).getLen();
        } catch (FileNotFoundException e) {
            throw new NotFoundException(e, "no file %s", location);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }

    @Override
    public SeekableInputStream newStream() {
        try {
            return new Stream(path.getFileSystem().open(path));
        } catch (FileNotFoundException e) {
            throw new NotFoundException(e, "no file %s", location);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + location, e);
        }
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public boolean exists() {
        try {
            return path.getFileSystem().exists(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot look for " + location, e);
        }
    }

    private static final class Stream extends SeekableInputStream {

        private final FSDataInputStream in;

        Stream(FSDataInputStream in) {
            this.in = in;
        }

        @Override
        public long getPos() throws IOException {
            return in.getPos();
        }

        @Override
        public void seek(long position) throws IOException {
            in.seek(position);
        }

        @Override
        public int read() throws IOException {
            return in.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return in.read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}
