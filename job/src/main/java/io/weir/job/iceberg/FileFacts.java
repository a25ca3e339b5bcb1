package io.weir.job.iceberg;

import io.weir.job.parquet.ParquetFooter;
import java.io.IOException;
import java.util.Objects;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.transforms.Transforms;
import org.apache.iceberg.types.Types;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.jspecify.annotations.Nullable;

/** What a table must know of a file, read from the file itself. */
final class FileFacts {

    private final Table table;

    FileFacts(Table table) {
        this.table = table;
    }

    /**
     * @throws IOException also when its rows are not all of one hour
     */
    DataFile of(Path file) throws IOException {
        ParquetFooter footer = ParquetFooter.read(file);
        FooterMetrics metrics = FooterMetrics.of(footer.metadata(), table.schema());
        DataFiles.Builder facts =
                DataFiles.builder(table.spec())
                        .withPath(Locations.of(file))
                        .withFormat(FileFormat.PARQUET)
                        .withFileSizeInBytes(footer.fileBytes())
                        .withMetrics(metrics.metrics())
                        .withSplitOffsets(
                                footer.metadata().getBlocks().stream()
                                        .map(BlockMetaData::getStartingPos)
                                        .toList());
        String time = TableSetup.time(table);
        return time == null
                ? facts.build()
                : facts.withPartition(hour(table.spec(), metrics, time, file)).build();
    }

    private static PartitionData hour(
            PartitionSpec spec, FooterMetrics metrics, String time, Path file) throws IOException {
        Integer first = hour(metrics.least(time));
        if (first == null || !Objects.equals(first, hour(metrics.greatest(time)))) {
            throw new IOException(file + " does not hold one hour of " + time);
        }
        PartitionData partition = new PartitionData(spec.partitionType());
        partition.set(0, first);
        return partition;
    }

    private static @Nullable Integer hour(@Nullable Object time) {
        return time == null
                ? null
                : Transforms.<Object>hour().bind(Types.TimestampType.withZone()).apply(time);
    }
}
