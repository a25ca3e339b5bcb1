package io.weir.job.iceberg;

import java.io.Closeable;
import java.io.IOException;
import org.apache.iceberg.Table;

/** A table that is there, and the catalog that holds it. */
final class TableHandle implements Closeable {

    private final TableCatalog catalog;
    private final Table table;

    TableHandle(TableCatalog catalog, Table table) {
        this.catalog = catalog;
        this.table = table;
    }

    static TableHandle open(CatalogSettings settings, String name) throws IOException {
        TableCatalog catalog = settings.open();
        try {
            Table table = catalog.load(name);
            if (table == null) {
                throw new IllegalStateException(missing(settings));
            }
            return new TableHandle(catalog, table);
        } catch (RuntimeException e) {
            catalog.close();
            throw new IOException("cannot open table " + name + ": " + e.getMessage(), e);
        }
    }

    private static String missing(CatalogSettings settings) {
        return settings.config().isEmpty()
                ? "its folder does not tell; is it known to a catalog? Then ask that"
                : "the catalog does not know it";
    }

    Table table() {
        return table;
    }

    @Override
    public void close() {
        catalog.close();
    }
}
