package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.RecordKind;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keeps FINAL records apart from INTERIM ones, and books the packets of every FINAL record into the
 * ledger.
 */
final class RecordSplitter extends ProcessFunction<FlowRecord, FlowRecord> {

    private static final long serialVersionUID = 1L;
    private static final String INTERIM = RecordKind.INTERIM.name();

    @Override
    public void processElement(FlowRecord flow, Context context, Collector<FlowRecord> finals) {
        if (INTERIM.equals(flow.text(FlowField.RECORD_KIND))) {
            context.output(FlowPipeline.INTERIM, flow);
            return;
        }
        finals.collect(flow);
        context.output(
                FlowPipeline.IN_FLOWS,
                LedgerEntry.at(
                        flow.required(FlowField.OBSERVATION_DOMAIN),
                        flow.number(FlowField.END_TIME),
                        Outcome.IN_FLOWS,
                        flow.number(FlowField.CLIENT_PACKETS)
                                + flow.number(FlowField.SERVER_PACKETS)));
    }
}
