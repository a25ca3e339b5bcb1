package io.weir.schema;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.junit.jupiter.api.Test;

/**
 * The page about the flow record says what the schema says; {@code -Dgolden.update=true} rewrites
 * it.
 */
class FlowRecordPageTest {

    private static final Path PAGE =
            Path.of(System.getProperty("basedir", "."), "../docs/flow-record.md");

    private static final String INTRODUCTION =
            """
            # The flow record

            One row for each finished flow. The names are the same in Parquet, CSV, JSON lines and Avro. A type with `?` is
            null where the value is not known. Times are microseconds since the epoch, UTC (Parquet: TIMESTAMP(MICROS, UTC);
            JSON and CSV: integers). Counts that only TCP has are 0 for other protocols.

            This page is made from [flow-record.avsc](../schemas/src/main/avro/flow-record.avsc), and a test holds it to that.
            """;

    /** Headings in front of the fields that open a group. */
    private static final Map<String, String> GROUPS =
            Map.of(
                    "flow_id", "Identity",
                    "client_ip", "5-tuple and the way in",
                    "start_time", "Life",
                    "client_packets", "The client's side",
                    "server_packets", "The server's side",
                    "client_unique_bytes", "TCP quality",
                    "syn_to_synack_us", "Handshake",
                    "service", "Application",
                    "client_process", "Host",
                    "config_id", "Provenance");

    @Test
    void saysWhatTheSchemaSays() throws IOException {
        Schema schema = new Schema.Parser().parse(MessageType.FLOW_RECORD.schemaText());
        String page = page(schema);
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(PAGE, page);
        }

        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    @Test
    void opensEveryGroupWithAFieldThatExists() {
        Schema schema = new Schema.Parser().parse(MessageType.FLOW_RECORD.schemaText());

        assertThat(schema.getFields().stream().map(Schema.Field::name))
                .containsAll(GROUPS.keySet());
    }

    private static String page(Schema schema) {
        StringBuilder page = new StringBuilder(INTRODUCTION);
        for (Schema.Field field : schema.getFields()) {
            String group = GROUPS.get(field.name());
            if (group != null) {
                page.append("\n## ")
                        .append(group)
                        .append("\n\n| Field | Type | Meaning |\n|---|---|---|\n");
            }
            page.append("| `")
                    .append(field.name())
                    .append("` | ")
                    .append(typeText(field.schema()))
                    .append(" | ")
                    .append(field.doc().replace("|", "\\|"))
                    .append(" |\n");
        }
        return page.toString();
    }

    private static String typeText(Schema schema) {
        return schema.isNullable() ? typeText(schema.getTypes().get(1)) + "?" : nameOf(schema);
    }

    private static String nameOf(Schema type) {
        return switch (type.getType()) {
            case STRING -> "text";
            case ARRAY -> "list of " + nameOf(type.getElementType());
            case INT -> "int";
            case BOOLEAN -> "boolean";
            case LONG ->
                    type.getLogicalType() instanceof LogicalTypes.TimestampMicros ? "time" : "long";
            default -> throw new AssertionError("the page has no word for " + type);
        };
    }
}
