package io.weir.job.iceberg;

import io.weir.job.parquet.ParquetFooter;
import java.io.IOException;
import org.apache.flink.core.fs.Path;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.FileFormat;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionField;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.transforms.Transform;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.jspecify.annotations.Nullable;

/** What a table must know of a file, read from the file itself. */
final class FileFacts {

    private final Table table;

    FileFacts(Table table) {
        this.table = table;
    }

    /**
     * @throws IOException also when its rows are not all of one part of the table
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
        return table.spec().isUnpartitioned()
                ? facts.build()
                : facts.withPartition(partition(metrics, file)).build();
    }

    /** By the table's own rule, which somebody may have changed from hours to days. */
    private PartitionData partition(FooterMetrics metrics, Path file) throws IOException {
        PartitionSpec spec = table.spec();
        PartitionData partition = new PartitionData(spec.partitionType());
        for (int i = 0; i < spec.fields().size(); i++) {
            PartitionField field = spec.fields().get(i);
            String column = table.schema().findColumnName(field.sourceId());
            Object first = value(field, metrics.least(column));
            if (first == null || !first.equals(value(field, metrics.greatest(column)))) {
                throw new IOException(
                        "%s does not hold one %s of %s".formatted(file, field.transform(), column));
            }
            partition.set(i, first);
        }
        return partition;
    }

    @SuppressWarnings("unchecked")
    private @Nullable Object value(PartitionField field, @Nullable Object bound) {
        Transform<Object, ?> transform = (Transform<Object, ?>) field.transform();
        return bound == null
                ? null
                : transform.bind(table.schema().findType(field.sourceId())).apply(bound);
    }
}
