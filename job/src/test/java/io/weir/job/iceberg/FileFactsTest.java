package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.PendingFile;
import io.weir.job.parquet.SampleFlows;
import io.weir.job.parquet.WrittenFiles;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.expressions.Expressions;
import org.apache.iceberg.types.Conversions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a table is told of its files, against what DuckDB finds in them. */
class FileFactsTest {

    private static final long HOUR = 490_000;
    private static final int ROWS = 70_000;

    @TempDir private Path out;
    private Table table;
    private PendingFile file;

    @BeforeEach
    void write() throws Exception {
        new IcebergTables(CatalogSettings.folder(out.toUri())).flows();
        table = LakeReader.table(out, FlowParquetSink.FLOWS);
        Collection<PendingFile> written =
                WrittenFiles.flows(
                        out.resolve("flows/data"),
                        TableSetup.ids(table),
                        LongStream.range(0, ROWS)
                                .mapToObj(
                                        n ->
                                                SampleFlows.sparse(
                                                        n, HOUR * SampleFlows.HOUR_US + 7 * n))
                                .toList());
        file = written.iterator().next();
        file.publish();
    }

    private List<String> inDuckDb(String expression) throws Exception {
        try (LakeReader reader = new LakeReader(out)) {
            return reader.read(
                    "SELECT " + expression + " FROM read_parquet('" + file.path().getPath() + "')");
        }
    }

    private int id(String column) {
        return table.schema().findField(column).fieldId();
    }

    @Test
    void tellsRowsSizesNullsAndExtremesOfAllRowGroups() throws Exception {
        DataFile facts = new FileFacts(table).of(file.path());
        assertThat(facts.recordCount()).isEqualTo(ROWS);
        assertThat(facts.fileSizeInBytes())
                .isEqualTo(Path.of(file.path().getPath()).toFile().length());
        assertThat(facts.partition().get(0, Integer.class)).isEqualTo((int) HOUR);
        assertThat(facts.splitOffsets()).hasSize(2).startsWith(4L);
        assertThat(facts.valueCounts()).containsEntry(id("client_packets"), (long) ROWS);
        assertThat(facts.nullValueCounts())
                .containsEntry(id("client_packets"), 0L)
                .containsEntry(id("tunnel"), (long) ROWS);
        assertThat(facts.columnSizes())
                .containsKey(table.schema().findField("sensors.element").fieldId());
        assertThat(facts.lowerBounds().keySet()).contains(id("end_time"), id("protocol"));
        assertThat(facts.lowerBounds()).doesNotContainKey(id("flow_id"));
        assertThat(inDuckDb("epoch_us(min(end_time))"))
                .containsExactly(bound(facts.lowerBounds().get(id("end_time")), "end_time"));
        assertThat(inDuckDb("epoch_us(max(end_time))"))
                .containsExactly(bound(facts.upperBounds().get(id("end_time")), "end_time"));
    }

    private String bound(ByteBuffer octets, String column) {
        Object value = Conversions.fromByteBuffer(table.schema().findType(column), octets);
        return String.valueOf(value);
    }

    /** Also the elements of a list, which readers find by number alone. */
    @Test
    void bearsTheIdsOfTheTableInEveryColumn() throws Exception {
        try (LakeReader reader = new LakeReader(out)) {
            List<String> inFile =
                    reader.read(
                            "SELECT name || ' ' || field_id FROM parquet_schema('"
                                    + file.path().getPath()
                                    + "') WHERE field_id IS NOT NULL");
            List<String> inTable =
                    TableSetup.ids(table).byName().entrySet().stream()
                            .map(id -> id.getKey().replace("sensors.", "") + " " + id.getValue())
                            .toList();
            assertThat(inFile).containsExactlyInAnyOrderElementsOf(inTable);
        }
    }

    @Test
    void refusesAFileWhoseRowsAreOfSeveralHours() throws Exception {
        Table byStart =
                new TableSetup("by_start", FlowParquetSink.columns(), "start_time")
                        .ready(new FolderCatalog(out.toUri()));
        assertThat(new FileFacts(byStart).of(file.path()).recordCount()).isEqualTo(ROWS);

        FlowRecord longFlow = SampleFlows.sparse(2, SampleFlows.HOUR_US);
        longFlow.set(FlowField.START_TIME, 0);
        PendingFile mixed =
                WrittenFiles.flows(
                                out,
                                TableSetup.ids(table),
                                List.of(SampleFlows.sparse(1, SampleFlows.HOUR_US), longFlow))
                        .iterator()
                        .next();
        mixed.publish();
        assertThatThrownBy(() -> new FileFacts(byStart).of(mixed.path()))
                .isInstanceOf(IOException.class)
                .hasMessageEndingWith(" does not hold one hour of start_time");
    }

    @Test
    void followsATableThatSomebodyElseHasDividedByDay() throws Exception {
        table.updateSpec()
                .removeField(Expressions.hour("end_time"))
                .addField(Expressions.day("end_time"))
                .commit();
        table.refresh();
        DataFile facts = new FileFacts(table).of(file.path());
        assertThat(table.spec().partitionToPath(facts.partition()))
                .isEqualTo("end_time_day=2025-11-24");
    }

    @Test
    void knowsNoHourOfAnUndividedTable() throws Exception {
        Table undivided =
                new TableSetup("undivided", FlowParquetSink.columns(), null)
                        .ready(new FolderCatalog(out.toUri()));
        assertThat(new FileFacts(undivided).of(file.path()).partition().size()).isZero();
    }
}
