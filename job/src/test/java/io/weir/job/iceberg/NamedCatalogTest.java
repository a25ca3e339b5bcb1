package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.parquet.FlowParquetSink;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Tables in a catalog that Iceberg brings: one in a database. */
@Timeout(60)
class NamedCatalogTest {

    private static final PacedSource NUMBERS = new PacedSource(50, 3);

    @TempDir private Path folder;
    @TempDir private Path checkpoints;

    private CatalogSettings settings(Path out) {
        return CatalogSettings.of(
                out.toUri(),
                Map.of("type", "jdbc", "uri", "jdbc:duckdb:" + folder.resolve("catalog.db")));
    }

    @Test
    void holdsEachFlowOnce() throws Exception {
        Path out = folder.resolve("out");
        CatalogSettings settings = settings(out);
        FlowRun.end(
                FlowRun.start(
                        checkpoints, NUMBERS, new FaultySink(new IcebergTables(settings).flows())));
        try (TableHandle handle = TableHandle.open(settings, FlowParquetSink.FLOWS)) {
            Table table = handle.table();
            assertThat(table.location()).isEqualTo("file://" + out + "/flows");
            assertThat(table.io()).isInstanceOf(FlinkFileIO.class);
            assertThat(table.currentSnapshot().summary())
                    .containsEntry("total-records", Long.toString(FlowRun.rows(NUMBERS)));
            assertThat(CurrentFiles.locations(table))
                    .allMatch(file -> file.startsWith(table.location() + "/data/date=1970-01-01/"));
        }
        assertThat(IcebergFolder.isTable(out.resolve("flows"))).isTrue();
        assertThatThrownBy(() -> CurrentFiles.of(out, "flows"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is it known to a catalog?");
    }

    @Test
    void saysWhatIsWrongWithACatalog() {
        CatalogSettings settings =
                CatalogSettings.of(
                        folder.toUri(), Map.of("type", "jdbc", "uri", "jdbc:nothing:here"));
        assertThatThrownBy(() -> new IcebergTables(settings).flows())
                .isInstanceOf(UnreadyTableException.class)
                .hasMessageStartingWith("cannot open table flows: ");
    }
}
