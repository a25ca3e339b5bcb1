package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlowColumnsTest {

    /** 2024-02-29T23:59:59.999999Z. */
    private static final long END = 1_709_251_199_999_999L;

    @TempDir Path out;

    private void write(FlowRecord... flows) throws Exception {
        try (ParquetSinkWriter<FlowRecord> writer =
                new ParquetSinkWriter<>(
                        PartNames.below(new org.apache.flink.core.fs.Path(out.toUri()), 0),
                        new FlowColumns(),
                        2)) {
            for (FlowRecord flow : flows) {
                writer.write(flow, null);
            }
            Commits.commit(writer.prepareCommit());
        }
    }

    private String value(String expression) throws SQLException {
        return TableFiles.query(out, "SELECT " + expression + " FROM FILES").get(0).get(0);
    }

    @Test
    void keepsEveryColumnOfTheRecordInOrderAndType() throws Exception {
        write(SampleFlows.full(END));
        List<List<String>> described =
                TableFiles.query(
                        out, "SELECT column_name, column_type FROM (DESCRIBE SELECT * FROM FILES)");
        List<List<String>> expected =
                FlowRecord.columns().stream()
                        .map(field -> List.of(field.columnName(), duckType(field)))
                        .toList();
        assertThat(described.subList(0, expected.size())).isEqualTo(expected);
        assertThat(described.subList(expected.size(), described.size()))
                .extracting(column -> column.get(0))
                .containsExactly("date", "hour");
    }

    private static String duckType(FlowField field) {
        return switch (field.kind()) {
            case TEXT -> "VARCHAR";
            case TEXT_LIST -> "VARCHAR[]";
            case LONG -> "BIGINT";
            case INT -> "INTEGER";
            case BOOLEAN -> "BOOLEAN";
            case TIME -> "TIMESTAMP WITH TIME ZONE";
        };
    }

    @Test
    void keepsEveryValue() throws Exception {
        write(SampleFlows.full(END));
        for (FlowField field : FlowRecord.columns()) {
            String column = field.columnName();
            String expected =
                    switch (field.kind()) {
                        case TEXT -> "text of " + column;
                        case TEXT_LIST -> "[east, west]";
                        case BOOLEAN -> "true";
                        case INT -> Integer.toString(field.ordinal() + 1000);
                        case LONG -> Long.toString((1L << 40) + field.ordinal());
                        case TIME ->
                                Long.toString(
                                        field == FlowField.END_TIME
                                                ? END
                                                : (1L << 40) + field.ordinal());
                    };
            String actual =
                    value(
                            field.kind() == FlowField.Kind.TIME
                                    ? "epoch_us(" + column + ")"
                                    : column);
            assertThat(actual).as(column).isEqualTo(expected);
        }
    }

    @Test
    void keepsUnknownValuesNullAndAnEmptyListEmpty() throws Exception {
        write(SampleFlows.sparse(1, END));
        for (FlowField field : FlowRecord.columns()) {
            String column = field.columnName();
            assertThat(value(column + " IS NULL"))
                    .as(column)
                    .isEqualTo(Boolean.toString(field.nullable()));
        }
        assertThat(value("len(sensors)")).isEqualTo("0");
    }

    @Test
    void putsAFlowIntoTheHourOfItsEnd() throws Exception {
        write(SampleFlows.sparse(1, END), SampleFlows.sparse(2, END + 1));
        assertThat(TableFiles.query(out, "SELECT date, hour, flow_id FROM FILES ORDER BY flow_id"))
                .containsExactly(
                        List.of("2024-02-29", "23", "0000000000000001"),
                        List.of("2024-03-01", "00", "0000000000000002"));
    }
}
