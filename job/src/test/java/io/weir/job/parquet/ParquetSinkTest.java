package io.weir.job.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.job.pipeline.FlowPipeline;
import java.nio.file.Path;
import java.util.List;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.parquet.schema.MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sinks in a real graph without checkpoints, as {@code weir analyze} runs them. */
class ParquetSinkTest {

    private static final long BROKEN = -1;

    @TempDir Path out;

    private static StreamExecutionEnvironment environment(int parallelism) {
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.AUTO_GENERATE_UIDS, false);
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "none");
        return StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
    }

    /** Writes a table of one row for each number, an hour for each of them. */
    private void writeHours(int parallelism, long count, long broken) throws Exception {
        StreamExecutionEnvironment environment = environment(parallelism);
        environment
                .fromSequence(0, count - 1)
                .uid("numbers")
                .sinkTo(new ParquetSink<>(flinkPath("hours"), new HourColumns(broken)))
                .uid("hours");
        environment.execute();
    }

    private org.apache.flink.core.fs.Path flinkPath(String table) {
        return new org.apache.flink.core.fs.Path(out.resolve(table).toUri());
    }

    @Test
    void writesOneFileForEachHourAndSubtask() throws Exception {
        writeHours(2, 10, BROKEN);
        assertThat(TableFiles.visible(out)).hasSize(10);
        assertThat(TableFiles.hidden(out)).isEmpty();
        assertThat(TableFiles.query(out, "SELECT sum(number), count(DISTINCT hour) FROM FILES"))
                .containsExactly(List.of("45", "10"));
    }

    @Test
    void keepsEveryRowOfMoreHoursThanMayBeOpen() throws Exception {
        writeHours(2, 300, BROKEN);
        assertThat(TableFiles.query(out, "SELECT count(*), count(DISTINCT number) FROM FILES"))
                .containsExactly(List.of("300", "300"));
    }

    @Test
    void showsNothingOfAJobThatFails() {
        assertThatThrownBy(() -> writeHours(2, 300, 299)).rootCause().hasMessage("row 299");
        assertThat(TableFiles.visible(out)).isEmpty();
    }

    @Test
    void writesTheLedgerBesideTheFlows() throws Exception {
        StreamExecutionEnvironment environment = environment(1);
        environment
                .fromData(
                        FlowPipeline.LEDGER,
                        new LedgerEntry("campus", 1, Outcome.CAPTURED, 3),
                        new LedgerEntry("campus", 1, Outcome.IN_FLOWS, 3))
                .uid("entries")
                .sinkTo(LedgerParquetSink.to(out))
                .uid("ledger");
        environment.execute();
        assertThat(TableFiles.visible(out)).singleElement().asString().startsWith("ledger/part-");
        assertThat(
                        TableFiles.query(
                                out,
                                "SELECT observation_domain, epoch(hour)::INT, outcome, packets"
                                        + " FROM FILES ORDER BY outcome"))
                .containsExactly(
                        List.of("campus", "3600", "captured", "3"),
                        List.of("campus", "3600", "in_flows", "3"));
    }

    /** A table of numbers, each in its own hour; one of them cannot be written. */
    private static final class HourColumns implements RowColumns<Long> {

        private static final long serialVersionUID = 1;

        private final long broken;

        HourColumns(long broken) {
            this.broken = broken;
        }

        @Override
        public MessageType schema() {
            return new MessageType("numbers", ColumnTypes.longNumber("number", false));
        }

        @Override
        public long hour(Long row) {
            return row;
        }

        @Override
        public void write(Long row, ColumnChunk[] columns) {
            if (row == broken) {
                throw new IllegalStateException("row " + row);
            }
            columns[0].addNumber(row);
        }
    }
}
