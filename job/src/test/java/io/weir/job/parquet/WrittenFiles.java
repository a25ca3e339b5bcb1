package io.weir.job.parquet;

import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/** Files that a writer hands over, not yet visible, for tests of who takes them. */
public final class WrittenFiles {

    private WrittenFiles() {}

    /** So many sparse flows, in three hours. */
    public static Collection<PendingFile> flows(Path folder, FieldIds ids, int from, int count)
            throws IOException {
        return flows(
                folder,
                ids,
                Stream.iterate(from, number -> number + 1)
                        .limit(count)
                        .map(n -> SampleFlows.sparse(n, n % 3 * SampleFlows.HOUR_US + n))
                        .toList());
    }

    public static Collection<PendingFile> flows(Path folder, FieldIds ids, List<FlowRecord> flows)
            throws IOException {
        org.apache.flink.core.fs.Path table = new org.apache.flink.core.fs.Path(folder.toUri());
        try (ParquetSinkWriter<FlowRecord> writer =
                new ParquetSinkWriter<>(
                        PartNames.below(table, 0),
                        new IdentifiedColumns<>(new FlowColumns(), ids),
                        64)) {
            for (FlowRecord flow : flows) {
                writer.write(flow, null);
            }
            return writer.prepareCommit();
        }
    }

    public static void deleteHidden(Path folder) throws IOException {
        for (String name : TableFiles.hidden(folder)) {
            Files.delete(folder.resolve(name));
        }
    }
}
