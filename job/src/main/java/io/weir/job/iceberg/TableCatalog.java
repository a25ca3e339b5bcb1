package io.weir.job.iceberg;

import java.io.Closeable;
import java.util.Map;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.jspecify.annotations.Nullable;

/** What knows the tables of an output folder, and makes commits atomic. */
interface TableCatalog extends Closeable {

    /** The table as it is now; null: there is none of this name. */
    @Nullable Table load(String name);

    Table create(String name, Schema schema, PartitionSpec spec, Map<String, String> properties);

    /** Releases connections; tables from here are not used any more. */
    @Override
    void close();
}
