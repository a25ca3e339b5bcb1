package io.weir.job.source;

import io.weir.job.flow.FlowTable;
import io.weir.job.pipeline.CollectingSink;
import io.weir.job.pipeline.FlowPipeline;
import io.weir.job.pipeline.Uids;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import io.weir.schema.AvroWriter;
import io.weir.schema.FlowRecord;
import io.weir.schema.FlowRecordCodec;
import io.weir.schema.Heartbeat;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.common.eventtime.WatermarkGenerator;
import org.apache.flink.api.common.eventtime.WatermarkOutput;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What the flows of a fleet must be, found without Kafka and without the source. */
public final class Oracle {

    private Oracle() {}

    public static TreeSet<String> flows(Fleet fleet) throws Exception {
        return octets(records(fleet));
    }

    public static List<FlowRecord> records(Fleet fleet) throws Exception {
        List<SensorMessage> messages = new ArrayList<>();
        TrainReader trains = new TrainReader();
        for (Fleet.Message message : fleet.messages()) {
            byte[] value = message.value();
            if (message.key() != null) {
                messages.add(
                        SensorMessage.train(0, trains.readKeyOf(value, 0, value.length), value));
            }
        }
        messages.add(
                SensorMessage.heartbeat(
                        0,
                        new Heartbeat(
                                "north",
                                "north",
                                0,
                                0,
                                fleet.endUs(),
                                0,
                                0,
                                0,
                                new TreeMap<>(),
                                0,
                                new TreeMap<>(),
                                0)));
        CollectingSink<FlowRecord> flows = new CollectingSink<>();
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, FlowPipeline.configuration());
        FlowPipeline.define(
                env.fromData(messages, FlowPipeline.MESSAGES)
                        .uid(Uids.SOURCE)
                        .assignTimestampsAndWatermarks(
                                WatermarkStrategy.<SensorMessage>forGenerator(
                                        context -> new Clock()))
                        .uid("clock"),
                SourceRun.tracker(),
                FlowTable.PLAIN,
                SourceRun.sinks(flows, new CollectingSink<>(), null, null));
        env.execute();
        return flows.arrived();
    }

    /** Each record as its octets, so that records are equal in every column. */
    public static TreeSet<String> octets(List<FlowRecord> flows) {
        TreeSet<String> octets = new TreeSet<>();
        for (FlowRecord flow : flows) {
            AvroWriter out = new AvroWriter(512);
            FlowRecordCodec.write(flow, out);
            octets.add(HexFormat.of().formatHex(out.toByteArray()));
        }
        return octets;
    }

    /** The messages stand in order of time; the last one is the end. */
    private static final class Clock implements WatermarkGenerator<SensorMessage> {

        private final TrainReader trains = new TrainReader();

        @Override
        public void onEvent(SensorMessage message, long timestamp, WatermarkOutput out) {
            byte[] bytes = message.bytes();
            long timeUs =
                    message.type() == MessageType.PACKET_TRAIN
                            ? trains.reset(bytes, 0, bytes.length).startUs()
                            : message.heartbeat().clockUs();
            out.emitWatermark(new Watermark(StreamTime.watermark(0, timeUs)));
        }

        @Override
        public void onPeriodicEmit(WatermarkOutput out) {}
    }
}
