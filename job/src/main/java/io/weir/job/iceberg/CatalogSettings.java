package io.weir.job.iceberg;

import java.io.Serializable;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.Path;

/**
 * Which catalog knows a job's tables. It travels to every subtask, which opens it for itself.
 *
 * @param out folder of the tables
 * @param namespace of the tables in a catalog
 * @param config settings of a catalog by Iceberg's names; empty: the folder itself is the catalog
 */
public record CatalogSettings(URI out, String namespace, Map<String, String> config)
        implements Serializable {

    private static final long serialVersionUID = 1;

    /** The tables of a catalog under their usual namespace. */
    public static CatalogSettings of(URI out, Map<String, String> config) {
        return new CatalogSettings(out, "weir", config);
    }

    /** Tables that are known by their folder alone. */
    public static CatalogSettings folder(URI out) {
        return of(out, Map.of());
    }

    /**
     * Whether commits can be atomic there: an object store has no step that only one writer can
     * take, so it needs a catalog beside it.
     */
    public boolean isSafe() {
        return !config.isEmpty() || FileClaim.isPossibleOn(Locations.of(outPath()));
    }

    /** What cannot work in the settings of a catalog, one line each. */
    public List<String> problems() {
        return config.isEmpty() ? List.of() : CatalogCheck.problems(config);
    }

    TableCatalog open() {
        return config.isEmpty() ? new FolderCatalog(out) : NamedCatalog.open(this);
    }

    Path outPath() {
        return new Path(out);
    }
}
