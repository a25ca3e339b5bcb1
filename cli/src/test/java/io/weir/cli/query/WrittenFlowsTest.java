package io.weir.cli.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.parquet.FlowParquetSink;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The job's sink and the query together, on the class path that users run: without Hadoop. */
class WrittenFlowsTest {

    private static final long START = 1_709_251_199_000_001L;

    @TempDir Path out;

    @Test
    void asksTheFlowsThatTheJobWrote() throws Exception {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(2);
        environment
                .fromSequence(0, 9)
                .map(WrittenFlowsTest::flow)
                .returns(FlowPipeline.RECORDS)
                .sinkTo(FlowParquetSink.to(out));
        environment.execute();
        String sql =
                "SELECT sum(client_packets) AS packets, min(start_time) AS first, any_value(sensors)"
                        + " AS sensors, count(vlan_id) AS vlans, min(date) AS date FROM flows";
        QueryRun run = QueryRun.of(sql, "--out", out.toString(), "--format", "json");
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .isEqualTo(
                        "[\n{\"packets\":45,\"first\":1709251199000001,\"sensors\":[\"archive\"],"
                                + "\"vlans\":0,\"date\":\"2024-02-29\"}\n]\n");
    }

    private static FlowRecord flow(long number) {
        FlowRecord flow = new FlowRecord();
        for (FlowField field : FlowRecord.columns()) {
            if (field.kind() == FlowField.Kind.TEXT && !field.nullable()) {
                flow.set(field, "");
            }
        }
        flow.set(FlowField.SENSORS, List.of("archive"));
        flow.set(FlowField.CLIENT_PACKETS, number);
        flow.set(FlowField.START_TIME, START + number);
        flow.set(FlowField.END_TIME, START + number);
        return flow;
    }
}
