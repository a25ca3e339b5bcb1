package io.weir.job.iceberg;

import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.types.Types;
import org.apache.iceberg.types.Types.NestedField;
import org.apache.parquet.schema.GroupType;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.jspecify.annotations.Nullable;

/**
 * A table as Iceberg sees it, out of the columns that its files have. Ids in here only tell the
 * columns apart: those that count are given by the table when it is made.
 */
final class TableShape {

    private int lastId;

    private TableShape() {}

    static Schema of(MessageType columns) {
        return new TableShape().schema(columns);
    }

    private Schema schema(MessageType columns) {
        List<NestedField> fields = new ArrayList<>();
        for (Type column : columns.getFields()) {
            fields.add(
                    NestedField.builder()
                            .withId(++lastId)
                            .withName(column.getName())
                            .isOptional(column.getRepetition() == Repetition.OPTIONAL)
                            .ofType(type(column))
                            .build());
        }
        return new Schema(fields);
    }

    private org.apache.iceberg.types.Type type(Type column) {
        return column.isPrimitive()
                ? primitive(column.asPrimitiveType())
                : list(column.asGroupType());
    }

    private org.apache.iceberg.types.Type list(GroupType list) {
        Type element = list.getType(0).asGroupType().getType(0);
        return Types.ListType.ofRequired(++lastId, primitive(element.asPrimitiveType()));
    }

    private static org.apache.iceberg.types.Type.PrimitiveType primitive(PrimitiveType column) {
        LogicalTypeAnnotation logical = column.getLogicalTypeAnnotation();
        return switch (column.getPrimitiveTypeName()) {
            case BINARY -> Types.StringType.get();
            case BOOLEAN -> Types.BooleanType.get();
            case INT32 -> Types.IntegerType.get();
            case INT64 ->
                    logical instanceof TimestampLogicalTypeAnnotation
                            ? Types.TimestampType.withZone()
                            : Types.LongType.get();
            default -> throw new IllegalArgumentException("a column of another kind: " + column);
        };
    }

    /**
     * By the hour of a time column, which readers need not know: a condition on the time is enough.
     *
     * @param time null: the table is not divided
     */
    static PartitionSpec hours(Schema schema, @Nullable String time) {
        return time == null
                ? PartitionSpec.unpartitioned()
                : PartitionSpec.builderFor(schema).hour(time).build();
    }
}
