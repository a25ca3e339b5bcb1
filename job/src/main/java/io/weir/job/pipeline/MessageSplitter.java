package io.weir.job.pipeline;

import io.weir.job.stream.SensorMessage;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Sends trains to their flows and heartbeats to the ledger. An END has done its work in the
 * source's watermark.
 */
final class MessageSplitter extends ProcessFunction<SensorMessage, SensorMessage> {

    private static final long serialVersionUID = 1L;

    @Override
    public void processElement(
            SensorMessage message, Context context, Collector<SensorMessage> trains) {
        switch (message.type()) {
            case PACKET_TRAIN -> trains.collect(message);
            case HEARTBEAT -> context.output(FlowPipeline.HEARTBEATS, message);
            case END -> {}
            case FLOW_RECORD -> throw new IllegalStateException("a sensor sent a flow record");
        }
    }
}
