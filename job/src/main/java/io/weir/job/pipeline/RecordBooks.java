package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.schema.FlowField;
import io.weir.schema.FlowRecord;
import io.weir.schema.RecordKind;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedOneInput;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * Keeps FINAL records apart from INTERIM ones, and books the packets of every FINAL record into the
 * ledger, where they stood as packets of open flows before: summed up between two watermarks, since
 * an entry a flow would cost as much as the flow. The sums leave before every checkpoint, so there
 * is nothing to keep in it.
 */
final class RecordBooks extends AbstractStreamOperator<FlowRecord>
        implements OneInputStreamOperator<FlowRecord, FlowRecord>, BoundedOneInput {

    private static final long serialVersionUID = 1L;
    private static final String INTERIM = RecordKind.INTERIM.name();

    private final PacketSum latest = new PacketSum(Outcome.IN_FLOWS);

    /** Packets by line: an entry that counts 0 packets names it. */
    private final Map<LedgerEntry, Long> sums = new HashMap<>();

    @Override
    public void processElement(StreamRecord<FlowRecord> element) {
        FlowRecord flow = element.getValue();
        if (INTERIM.equals(flow.text(FlowField.RECORD_KIND))) {
            output.collect(FlowPipeline.INTERIM, element);
            return;
        }
        latest.add(
                flow.required(FlowField.OBSERVATION_DOMAIN),
                flow.number(FlowField.END_TIME),
                flow.number(FlowField.CLIENT_PACKETS) + flow.number(FlowField.SERVER_PACKETS),
                this::sum);
        output.collect(element);
    }

    @Override
    public void processWatermark(Watermark mark) throws Exception {
        book();
        super.processWatermark(mark);
    }

    @Override
    public void prepareSnapshotPreBarrier(long checkpointId) {
        book();
    }

    @Override
    public void endInput() {
        book();
    }

    private void sum(LedgerEntry entry) {
        sums.merge(entry.withPackets(0), entry.packets(), Long::sum);
    }

    private void book() {
        latest.drain(this::sum);
        sums.forEach(
                (line, packets) -> {
                    book(line.withPackets(packets));
                    book(line.of(Outcome.IN_OPEN_FLOWS).withPackets(-packets));
                });
        sums.clear();
    }

    private void book(LedgerEntry entry) {
        output.collect(FlowPipeline.IN_FLOWS, new StreamRecord<>(entry));
    }
}
