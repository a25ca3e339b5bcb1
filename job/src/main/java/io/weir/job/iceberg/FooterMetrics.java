package io.weir.job.iceberg;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.Metrics;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Comparators;
import org.apache.iceberg.types.Conversions;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.jspecify.annotations.Nullable;

/** What a Parquet file's footer says of its columns, as Iceberg keeps it. */
final class FooterMetrics {

    private final Schema schema;
    private long rows;
    private final Map<Integer, Long> sizes = new HashMap<>();
    private final Map<Integer, Long> values = new HashMap<>();
    private final Map<Integer, Long> nulls = new HashMap<>();
    private final Map<Integer, Object> least = new HashMap<>();
    private final Map<Integer, Object> greatest = new HashMap<>();

    private FooterMetrics(Schema schema) {
        this.schema = schema;
    }

    static FooterMetrics of(ParquetMetadata footer, Schema schema) {
        FooterMetrics metrics = new FooterMetrics(schema);
        for (BlockMetaData block : footer.getBlocks()) {
            metrics.rows += block.getRowCount();
            block.getColumns().forEach(metrics::add);
        }
        return metrics;
    }

    private void add(ColumnChunkMetaData chunk) {
        String[] path = chunk.getPath().toArray();
        NestedField column = schema.findField(path[0]);
        if (column == null) {
            return;
        }
        int id = column.fieldId();
        Statistics<?> statistics = chunk.getStatistics();
        if (path.length > 1) {
            // A list: only its size can be told, and it belongs to the elements.
            sizes.merge(column.type().asListType().elementId(), chunk.getTotalSize(), Long::sum);
            return;
        }
        sizes.merge(id, chunk.getTotalSize(), Long::sum);
        values.merge(id, chunk.getValueCount(), Long::sum);
        if (statistics != null && statistics.isNumNullsSet()) {
            nulls.merge(id, statistics.getNumNulls(), Long::sum);
        }
        if (BoundedColumns.has(column.name())
                && statistics != null
                && statistics.hasNonNullValue()) {
            bound(least, column, statistics.genericGetMin(), -1);
            bound(greatest, column, statistics.genericGetMax(), 1);
        }
    }

    private static void bound(
            Map<Integer, Object> bounds, NestedField column, Object value, int direction) {
        bounds.merge(
                column.fieldId(),
                value,
                (one, other) -> compare(column.type(), one, other) * direction > 0 ? one : other);
    }

    private static int compare(Type type, Object one, Object other) {
        return Comparators.<Object>forType(type.asPrimitiveType()).compare(one, other);
    }

    /** The least value of a bounded column; null: it has none. */
    @Nullable Object least(String column) {
        return least.get(schema.findField(column).fieldId());
    }

    @Nullable Object greatest(String column) {
        return greatest.get(schema.findField(column).fieldId());
    }

    Metrics metrics() {
        return new Metrics(rows, sizes, values, nulls, Map.of(), octets(least), octets(greatest));
    }

    private Map<Integer, ByteBuffer> octets(Map<Integer, Object> bounds) {
        Map<Integer, ByteBuffer> octets = new HashMap<>();
        bounds.forEach(
                (id, value) ->
                        octets.put(id, Conversions.toByteBuffer(schema.findType(id), value)));
        return octets;
    }
}
