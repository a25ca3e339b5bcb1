package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The schemas themselves, and the enum of columns that stands for one of them. */
class SchemaTest {

    @ParameterizedTest
    @EnumSource
    void documentsEveryRecordAndEveryField(MessageType type) {
        List<String> silent = new ArrayList<>();
        collectUndocumented(new Schema.Parser().parse(type.schemaText()), silent);

        assertThat(silent).isEmpty();
    }

    @Test
    void listsTheColumnsOfTheFlowRecordAsItsSchemaDoes() {
        Schema schema = new Schema.Parser().parse(MessageType.FLOW_RECORD.schemaText());

        assertThat(FlowRecord.columns().stream().map(SchemaTest::columnText))
                .containsExactlyElementsOf(
                        schema.getFields().stream().map(SchemaTest::fieldText).toList());
    }

    @Test
    void givesEveryNullableFieldNullAsItsDefault() {
        Schema schema = new Schema.Parser().parse(MessageType.FLOW_RECORD.schemaText());

        assertThat(schema.getFields())
                .filteredOn(field -> field.schema().isNullable())
                .allMatch(Schema.Field::hasDefaultValue);
    }

    private static String columnText(FlowField field) {
        return field.columnName() + " " + field.kind() + (field.nullable() ? "?" : "");
    }

    private static String fieldText(Schema.Field field) {
        Schema schema = field.schema();
        boolean nullable = schema.isNullable();
        Schema type = nullable ? schema.getTypes().get(1) : schema;
        return field.name() + " " + kindOf(type) + (nullable ? "?" : "");
    }

    private static FlowField.Kind kindOf(Schema type) {
        return switch (type.getType()) {
            case STRING -> FlowField.Kind.TEXT;
            case ARRAY -> FlowField.Kind.TEXT_LIST;
            case INT -> FlowField.Kind.INT;
            case BOOLEAN -> FlowField.Kind.BOOLEAN;
            case LONG ->
                    type.getLogicalType() instanceof LogicalTypes.TimestampMicros
                            ? FlowField.Kind.TIME
                            : FlowField.Kind.LONG;
            default -> throw new AssertionError("no column has the type " + type);
        };
    }

    private static void collectUndocumented(Schema schema, List<String> silent) {
        switch (schema.getType()) {
            case RECORD -> {
                if (isBlank(schema.getDoc())) {
                    silent.add(schema.getFullName());
                }
                for (Schema.Field field : schema.getFields()) {
                    if (isBlank(field.doc())) {
                        silent.add(schema.getFullName() + "." + field.name());
                    }
                    collectUndocumented(field.schema(), silent);
                }
            }
            case ARRAY -> collectUndocumented(schema.getElementType(), silent);
            case UNION -> schema.getTypes().forEach(type -> collectUndocumented(type, silent));
            default -> {}
        }
    }

    private static boolean isBlank(String doc) {
        return doc == null || doc.isBlank();
    }
}
