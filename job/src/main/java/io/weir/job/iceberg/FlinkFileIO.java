package io.weir.job.iceberg;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.io.InputFile;
import org.apache.iceberg.io.OutputFile;
import org.apache.iceberg.io.SupportsBulkOperations;

/**
 * Iceberg's files by Flink's file systems: the address alone decides which of them, and their
 * settings are those of the cluster. Catalogs make it by its name.
 */
public final class FlinkFileIO implements SupportsBulkOperations {

    private static final long serialVersionUID = 1;

    @Override
    public InputFile newInputFile(String location) {
        return new FlinkInputFile(location);
    }

    @Override
    public OutputFile newOutputFile(String location) {
        return new FlinkOutputFile(location);
    }

    @Override
    public void deleteFile(String location) {
        try {
            Path path = new Path(location);
            path.getFileSystem().delete(path, false);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + location, e);
        }
    }

    /** One after the other: Iceberg's pool of threads would outlive the job. */
    @Override
    public void deleteFiles(Iterable<String> locations) {
        locations.forEach(this::deleteFile);
    }

    /** Nothing to set: Flink knows its file systems. */
    @Override
    public void initialize(Map<String, String> properties) {}

    @Override
    public Map<String, String> properties() {
        return Map.of();
    }
}
