package io.weir.cli.analyze;

import io.weir.schema.FlowRecord;
import java.io.IOException;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** Hands finished flows to the run's output, each subtask on a lane of its own. */
final class LaneSink implements Sink<FlowRecord> {

    private static final long serialVersionUID = 1L;

    private final InProcess<FlowOutput> output;

    LaneSink(InProcess<FlowOutput> output) {
        this.output = output;
    }

    @Override
    public SinkWriter<FlowRecord> createWriter(WriterInitContext context) {
        return new Writer(output.get().open());
    }

    /**
     * Closes its lane when the input has ended: an error on the way leaves what is unwritten
     * unwritten.
     */
    private record Writer(FlowOutput.Lane lane) implements SinkWriter<FlowRecord> {

        @Override
        public void write(FlowRecord flow, Context context) throws IOException {
            lane.write(flow);
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (endOfInput) {
                lane.close();
            }
        }

        @Override
        public void close() {}
    }
}
