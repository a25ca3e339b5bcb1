package io.weir.job.iceberg;

import java.net.URI;
import java.util.Map;
import org.apache.iceberg.BaseTable;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.SortOrder;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/** The output folder itself: each table is the folder of its name. */
final class FolderCatalog implements TableCatalog {

    private final URI out;

    FolderCatalog(URI out) {
        this.out = out;
    }

    @Override
    public @Nullable Table load(String name) {
        FolderOperations operations = operations(name);
        return operations.refresh() == null ? null : new BaseTable(operations, name);
    }

    @Override
    public Table create(
            String name, Schema schema, PartitionSpec spec, Map<String, String> properties) {
        FolderOperations operations = operations(name);
        operations.commit(
                null,
                TableMetadata.newTableMetadata(
                        schema, spec, SortOrder.unsorted(), Locations.of(out, name), properties));
        return new BaseTable(operations, name);
    }

    private FolderOperations operations(String name) {
        return new FolderOperations(Locations.of(out, name));
    }

    @Override
    public void close() {}
}
