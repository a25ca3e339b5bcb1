package io.weir.job.iceberg;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.SupportsNamespaces;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.exceptions.NoSuchTableException;
import org.jspecify.annotations.Nullable;

/** A catalog that Iceberg brings, such as {@code rest} and {@code jdbc}, by its own settings. */
final class NamedCatalog implements TableCatalog {

    private static final String NAME = "weir";

    private final URI out;
    private final Namespace namespace;
    private final Catalog catalog;

    private NamedCatalog(URI out, Namespace namespace, Catalog catalog) {
        this.out = out;
        this.namespace = namespace;
        this.catalog = catalog;
    }

    /** What is not said is what goes without Hadoop: Flink's file systems, data below OUT. */
    static NamedCatalog open(CatalogSettings settings) {
        Map<String, String> properties = new HashMap<>(settings.config());
        properties.putIfAbsent(CatalogProperties.FILE_IO_IMPL, FlinkFileIO.class.getName());
        properties.putIfAbsent(
                CatalogProperties.WAREHOUSE_LOCATION, Locations.of(settings.outPath()));
        Catalog catalog = CatalogUtil.buildIcebergCatalog(NAME, properties, null);
        return new NamedCatalog(settings.out(), Namespace.of(settings.namespace()), catalog);
    }

    @Override
    public @Nullable Table load(String name) {
        try {
            return catalog.loadTable(identifier(name));
        } catch (NoSuchTableException e) {
            return null;
        }
    }

    @Override
    public Table create(
            String name, Schema schema, PartitionSpec spec, Map<String, String> properties) {
        if (catalog instanceof SupportsNamespaces spaces && !spaces.namespaceExists(namespace)) {
            spaces.createNamespace(namespace);
        }
        return catalog.buildTable(identifier(name), schema)
                .withPartitionSpec(spec)
                .withLocation(Locations.of(out, name))
                .withProperties(properties)
                .create();
    }

    private TableIdentifier identifier(String table) {
        return TableIdentifier.of(namespace, table);
    }

    @Override
    public void close() {
        if (catalog instanceof Closeable closeable) {
            try {
                closeable.close();
            } catch (IOException e) {
                throw new UncheckedIOException("cannot close the catalog", e);
            }
        }
    }
}
