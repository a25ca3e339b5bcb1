package io.weir.job.pipeline;

import io.weir.job.ledger.LedgerEntry;
import io.weir.job.ledger.Outcome;
import io.weir.job.stream.Refusal;
import io.weir.job.stream.RefusedMessage;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.SourceMessage;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends trains to their flows and heartbeats to the ledger, and what the source refused to its
 * topic, its packets to the ledger. An END has done its work in the source's watermark.
 */
final class MessageSplitter extends ProcessFunction<SourceMessage, SensorMessage> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
            SourceMessage message, Context context, Collector<SensorMessage> trains) {
        if (message instanceof SensorMessage accepted) {
            split(accepted, context, trains);
        } else if (message instanceof RefusedMessage refused) {
            refuse(refused, context);
        }
    }

    private static void refuse(RefusedMessage refused, Context context) {
        boolean late = refused.reason() == Refusal.LATE;
        context.output(late ? FlowPipeline.LATE : FlowPipeline.DEAD_LETTERS, refused);
        if (refused.packets() > 0) {
            context.output(
                    FlowPipeline.REFUSED,
                    LedgerEntry.at(
                            refused.domain(),
                            refused.startUs(),
                            late ? Outcome.LATE : Outcome.DEAD_LETTER,
                            refused.packets()));
        }
    }

    private static void split(
            SensorMessage message, Context context, Collector<SensorMessage> trains) {
        switch (message.type()) {
            case PACKET_TRAIN -> trains.collect(message);
            case HEARTBEAT -> context.output(FlowPipeline.HEARTBEATS, message);
            case END -> {}
            case FLOW_RECORD -> throw new IllegalStateException("a sensor sent a flow record");
        }
    }
}
