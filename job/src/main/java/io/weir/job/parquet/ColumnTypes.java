package io.weir.job.parquet;

import static org.apache.parquet.schema.LogicalTypeAnnotation.stringType;
import static org.apache.parquet.schema.LogicalTypeAnnotation.timestampType;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BINARY;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.BOOLEAN;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT32;
import static org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName.INT64;

import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;
import org.apache.parquet.schema.Type.Repetition;
import org.apache.parquet.schema.Types;

/** The Parquet types that the tables are made of. */
final class ColumnTypes {

    private ColumnTypes() {}

    static Type text(String name, boolean nullable) {
        return Types.primitive(BINARY, repetition(nullable)).as(stringType()).named(name);
    }

    static Type longNumber(String name, boolean nullable) {
        return number(INT64, name, nullable);
    }

    static Type intNumber(String name, boolean nullable) {
        return number(INT32, name, nullable);
    }

    static Type bool(String name, boolean nullable) {
        return number(BOOLEAN, name, nullable);
    }

    /** TIMESTAMP(MICROS, UTC). */
    static Type time(String name, boolean nullable) {
        return Types.primitive(INT64, repetition(nullable))
                .as(timestampType(true, TimeUnit.MICROS))
                .named(name);
    }

    /** The three-level list of the format's specification; it may be empty, but never null. */
    static Type textList(String name) {
        return Types.requiredList().requiredElement(BINARY).as(stringType()).named(name);
    }

    private static Type number(PrimitiveTypeName type, String name, boolean nullable) {
        return Types.primitive(type, repetition(nullable)).named(name);
    }

    private static Repetition repetition(boolean nullable) {
        return nullable ? Repetition.OPTIONAL : Repetition.REQUIRED;
    }
}
