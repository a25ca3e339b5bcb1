package io.weir.job.iceberg;

import io.weir.job.parquet.FieldIds;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.UpdateSchema;
import org.apache.iceberg.exceptions.AlreadyExistsException;
import org.apache.iceberg.exceptions.CommitFailedException;
import org.apache.iceberg.types.Type;
import org.apache.iceberg.types.TypeUtil;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.schema.MessageType;
import org.jspecify.annotations.Nullable;

/**
 * Makes a table ready for the files of this version: it is created where it is missing, and gets
 * the columns it does not have. A column is never dropped or changed.
 */
final class TableSetup {

    /** Versions of the description that stay; each holds all the snapshots. */
    private static final int OLD_METADATA_FILES = 20;

    private final String name;
    private final Schema wanted;
    private final @Nullable String time;

    /**
     * @param time the column by whose hour the table is divided; null: it is not
     */
    TableSetup(String name, MessageType columns, @Nullable String time) {
        this.name = name;
        this.wanted = TableShape.of(columns);
        this.time = time;
    }

    /**
     * @throws IllegalArgumentException when the table that is there has columns of other types, or
     *     needs some that this version does not write
     */
    Table ready(TableCatalog catalog) {
        Table table = catalog.load(name);
        if (table == null) {
            table = create(catalog);
        }
        evolve(table);
        return table;
    }

    private Table create(TableCatalog catalog) {
        try {
            return catalog.create(name, wanted, TableShape.hours(wanted, time), properties(wanted));
        } catch (AlreadyExistsException | CommitFailedException e) {
            Table made = catalog.load(name);
            if (made == null) {
                throw e;
            }
            return made;
        }
    }

    private void evolve(Table table) {
        Schema found = table.schema();
        UpdateSchema update = table.updateSchema();
        boolean more = false;
        for (NestedField column : wanted.columns()) {
            NestedField there = found.findField(column.name());
            if (there == null) {
                update.addColumn(column.name(), column.type());
                more = true;
            } else if (!isSame(there.type(), column.type())) {
                throw new IllegalArgumentException(
                        "table %s: column %s is %s there, this version writes %s"
                                .formatted(name, column.name(), there.type(), column.type()));
            }
        }
        refuseMissing(found);
        if (more) {
            update.commit();
        }
    }

    /** A table that a newer version made needs columns that would be missing in our files. */
    private void refuseMissing(Schema found) {
        for (NestedField column : found.columns()) {
            if (column.isRequired() && wanted.findField(column.name()) == null) {
                throw new IllegalArgumentException(
                        "table %s: needs column %s, which this version does not write"
                                .formatted(name, column.name()));
            }
        }
    }

    /** Ids of list elements are the table's own. */
    private static boolean isSame(Type there, Type wanted) {
        return there.isListType() && wanted.isListType()
                ? there.asListType().elementType().equals(wanted.asListType().elementType())
                : there.equals(wanted);
    }

    private static Map<String, String> properties(Schema schema) {
        Map<String, String> properties = new HashMap<>();
        properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
        properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
        properties.put(
                TableProperties.METADATA_PREVIOUS_VERSIONS_MAX,
                Integer.toString(OLD_METADATA_FILES));
        properties.put(TableProperties.DEFAULT_WRITE_METRICS_MODE, "counts");
        for (NestedField column : schema.columns()) {
            if (BoundedColumns.has(column.name())) {
                properties.put(
                        TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + column.name(), "full");
            }
        }
        return properties;
    }

    /** The ids by which files of this table tell its columns apart. */
    static FieldIds ids(Table table) {
        return new FieldIds(new TreeMap<>(TypeUtil.indexByName(table.schema().asStruct())));
    }
}
