package io.weir.job.iceberg;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.CatalogProperties;
import org.apache.iceberg.CatalogUtil;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.FileIO;
import org.jspecify.annotations.Nullable;

/** What cannot work in the settings of a catalog, as far as that shows without asking it. */
final class CatalogCheck {

    private static final String TYPE = CatalogUtil.ICEBERG_CATALOG_TYPE;

    private static final Map<String, String> TYPES =
            Map.of(
                    CatalogUtil.ICEBERG_CATALOG_TYPE_REST, CatalogUtil.ICEBERG_CATALOG_REST,
                    CatalogUtil.ICEBERG_CATALOG_TYPE_JDBC, CatalogUtil.ICEBERG_CATALOG_JDBC,
                    CatalogUtil.ICEBERG_CATALOG_TYPE_HIVE, CatalogUtil.ICEBERG_CATALOG_HIVE,
                    CatalogUtil.ICEBERG_CATALOG_TYPE_GLUE, CatalogUtil.ICEBERG_CATALOG_GLUE,
                    CatalogUtil.ICEBERG_CATALOG_TYPE_NESSIE, CatalogUtil.ICEBERG_CATALOG_NESSIE,
                    CatalogUtil.ICEBERG_CATALOG_TYPE_BIGQUERY,
                            CatalogUtil.ICEBERG_CATALOG_BIGQUERY);

    private final Map<String, String> config;
    private final List<String> problems = new ArrayList<>();

    private CatalogCheck(Map<String, String> config) {
        this.config = config;
    }

    static List<String> problems(Map<String, String> config) {
        CatalogCheck check = new CatalogCheck(config);
        check.catalog();
        check.loadable(
                CatalogProperties.FILE_IO_IMPL,
                config.get(CatalogProperties.FILE_IO_IMPL),
                FileIO.class);
        return check.problems;
    }

    private void catalog() {
        String type = config.get(TYPE);
        String named = config.get(CatalogProperties.CATALOG_IMPL);
        if (type != null && named != null) {
            problems.add("type and catalog-impl exclude each other");
        } else if (CatalogUtil.ICEBERG_CATALOG_TYPE_HADOOP.equals(type)
                || CatalogUtil.ICEBERG_CATALOG_HADOOP.equals(named)) {
            problems.add(
                    "type=hadoop: needs Hadoop, which is not here; without a catalog's settings the"
                            + " folder is the catalog, in the same layout");
        } else if (named != null) {
            loadable(CatalogProperties.CATALOG_IMPL, named, Catalog.class);
        } else if (type == null) {
            problems.add("names no catalog: give type=rest or type=jdbc");
        } else {
            known(type);
        }
    }

    private void known(String type) {
        String name = TYPES.get(type);
        if (name == null) {
            problems.add("type: must be rest or jdbc, was '" + type + "'");
            return;
        }
        loadable("type=" + type, name, Catalog.class);
        boolean isRemote = type.equals("rest") || type.equals("jdbc");
        if (isRemote && config.getOrDefault(CatalogProperties.URI, "").isBlank()) {
            problems.add("uri: is missing: where the catalog of type=" + type + " is");
        }
    }

    /** By the loader that Iceberg will ask. */
    private void loadable(String setting, @Nullable String name, Class<?> kind) {
        if (name == null) {
            return;
        }
        try {
            Class<?> found =
                    Class.forName(name, false, Thread.currentThread().getContextClassLoader());
            if (!kind.isAssignableFrom(found)) {
                problems.add(setting + ": " + name + " is no " + kind.getName());
            } else if (Arrays.stream(found.getConstructors())
                    .noneMatch(constructor -> constructor.getParameterCount() == 0)) {
                problems.add(setting + ": " + name + " has no constructor without parameters");
            }
        } catch (ClassNotFoundException e) {
            problems.add(setting + ": " + name + " is not on the class path");
        } catch (LinkageError e) {
            problems.add(setting + ": " + name + " needs " + e.getMessage() + ", which is missing");
        }
    }
}
