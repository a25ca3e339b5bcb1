package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Trino asks for every column with its type; Spark and DuckDB read them from the files. */
class TrinoTablesTest {

    private static final Pattern FLOWS =
            Pattern.compile("(?s)CREATE TABLE IF NOT EXISTS hive\\.weir\\.flows \\((.*?)\n\\)");

    private static final Pattern COLUMN = Pattern.compile("(?m)^    (\\w+ \\S+?),$");

    @Test
    void declareTheColumnsOfTheFlowRecord() throws Exception {
        String ddl = Files.readString(Checkout.ROOT.resolve("deploy/trino/tables.sql"));
        List<String> flows = found(FLOWS, ddl);
        List<String> columns =
                FlowRecord.columns().stream()
                        .map(column -> column.columnName() + " " + type(column.kind()))
                        .toList();

        assertThat(flows).hasSize(1);
        assertThat(found(COLUMN, flows.get(0)))
                .startsWith(columns.toArray(String[]::new))
                .hasSize(columns.size() + 1)
                .endsWith("date varchar");
        assertThat(flows.get(0)).endsWith("\n    hour varchar");
    }

    private static List<String> found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map((MatchResult result) -> result.group(1))
                .toList();
    }

    private static String type(FlowField.Kind kind) {
        return switch (kind) {
            case TEXT -> "varchar";
            case TEXT_LIST -> "array(varchar)";
            case INT -> "integer";
            case LONG -> "bigint";
            case TIME -> "timestamp(6)";
            case BOOLEAN -> "boolean";
        };
    }
}
