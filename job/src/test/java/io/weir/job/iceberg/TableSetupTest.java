package io.weir.job.iceberg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.parquet.LedgerParquetSink;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Types;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables as a job finds them when it starts. */
class TableSetupTest {

    private static final MessageType FLOWS = FlowParquetSink.columns();

    @TempDir private Path out;
    private FolderCatalog catalog;

    @BeforeEach
    void open() {
        catalog = new FolderCatalog(out.toUri());
    }

    private Table ready(MessageType columns) {
        return new TableSetup("flows", columns, "end_time").ready(catalog);
    }

    private static MessageType without(String column) {
        List<Type> columns = new ArrayList<>(FLOWS.getFields());
        columns.removeIf(type -> type.getName().equals(column));
        return new MessageType("flow", columns);
    }

    private static MessageType with(Type column) {
        List<Type> columns = new ArrayList<>(FLOWS.getFields());
        columns.add(column);
        return new MessageType("flow", columns);
    }

    @Test
    void makesATableOfEveryColumnByHourOfItsEnd() {
        Table table = ready(FLOWS);
        assertThat(table.schema().columns().stream().map(NestedField::name))
                .containsExactlyElementsOf(
                        FlowRecord.columns().stream().map(FlowField::columnName).toList());
        assertThat(table.spec().fields()).hasSize(1);
        assertThat(table.spec().fields().get(0).transform()).hasToString("hour");
        assertThat(table.schema().findColumnName(table.spec().fields().get(0).sourceId()))
                .isEqualTo("end_time");
        assertThat(type(table, "end_time")).isEqualTo("timestamptz required");
        assertThat(type(table, "client_port")).isEqualTo("int required");
        assertThat(type(table, "client_packets")).isEqualTo("long required");
        assertThat(type(table, "client_local")).isEqualTo("boolean required");
        assertThat(type(table, "tunnel")).isEqualTo("string optional");
        assertThat(table.schema().findType("sensors.element")).hasToString("string");
    }

    private static String type(Table table, String column) {
        NestedField field = table.schema().findField(column);
        return field.type() + (field.isRequired() ? " required" : " optional");
    }

    @Test
    void leavesTheLedgerUndivided() {
        Table table = new TableSetup("ledger", LedgerParquetSink.columns(), null).ready(catalog);
        assertThat(table.spec().isUnpartitioned()).isTrue();
    }

    @Test
    void changesNothingInATableThatIsAsItShouldBe() {
        Table first = ready(FLOWS);
        Table again = ready(FLOWS);
        assertThat(again.uuid()).isEqualTo(first.uuid());
        assertThat(out.resolve("flows/metadata/v2.metadata.json")).doesNotExist();
    }

    @Test
    void addsAColumnAndKeepsTheIdsOfAllOthers() {
        Schema before = ready(without("client_packets")).schema();
        Table table = ready(FLOWS);
        for (NestedField column : before.columns()) {
            assertThat(table.schema().findField(column.name()).fieldId())
                    .isEqualTo(column.fieldId());
        }
        assertThat(type(table, "client_packets")).isEqualTo("long optional");
        assertThat(TableSetup.ids(table).byName()).containsKey("client_packets");
    }

    @Test
    void keepsAColumnThatThisVersionDoesNotKnow() {
        ready(with(Types.optional(PrimitiveTypeName.INT64).named("of_a_newer_version")));
        assertThat(type(ready(FLOWS), "of_a_newer_version")).isEqualTo("long optional");
    }

    @Test
    void refusesATableThatNeedsAColumnThatThisVersionDoesNotWrite() {
        ready(with(Types.required(PrimitiveTypeName.INT64).named("of_a_newer_version")));
        assertThatThrownBy(() -> ready(FLOWS))
                .hasMessage(
                        "table flows: needs column of_a_newer_version, which this version does not"
                                + " write");
    }

    @Test
    void refusesATableWhoseColumnIsOfAnotherType() {
        List<Type> columns = new ArrayList<>(without("client_packets").getFields());
        columns.add(Types.required(PrimitiveTypeName.INT32).named("client_packets"));
        ready(new MessageType("flow", columns));
        assertThatThrownBy(() -> ready(FLOWS))
                .hasMessage(
                        "table flows: column client_packets is int there, this version writes"
                                + " long");
    }

    @Test
    void leavesAnObjectStoreToACatalog() {
        assertThat(CatalogSettings.folder(URI.create("s3://flows/")).isSafe()).isFalse();
        assertThat(CatalogSettings.folder(URI.create("hdfs://host/x")).isSafe()).isTrue();
        assertThat(CatalogSettings.folder(out.toUri()).isSafe()).isTrue();
        assertThat(CatalogSettings.of(URI.create("s3://flows/"), Map.of("type", "rest")).isSafe())
                .isTrue();
    }
}
