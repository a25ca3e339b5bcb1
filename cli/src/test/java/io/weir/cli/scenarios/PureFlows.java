package io.weir.cli.scenarios;

import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.capture.FrameSource;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.train.FinishedTrain;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;
import io.weir.job.flow.FlowEntry;
import io.weir.job.flow.FlowRules;
import io.weir.job.flow.FlowTracker;
import io.weir.schema.FlowKey;
import io.weir.schema.FlowRecord;
import io.weir.schema.TrainReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** The pure rules alone on a capture: no engine, no timers. */
final class PureFlows {

    private final FlowTracker tracker = new FlowTracker(FlowRules.DEFAULT, "");
    private final Map<FlowKey, FlowEntry> open = new HashMap<>();
    private final TrainReader reader = new TrainReader();
    private final Consumer<FlowRecord> out;

    PureFlows(Consumer<FlowRecord> out) {
        this.out = out;
    }

    /** The flows in the order in which they end. */
    static List<FlowLine> of(Path capture, String domain, LocalNetworks networks) throws Exception {
        List<FlowLine> flows = new ArrayList<>();
        PureFlows pure = new PureFlows(record -> flows.add(FlowLine.of(record)));
        SensorStream sensor = pure.sensor(domain, networks);
        CaptureSet captures = new CaptureSet(List.of(capture.toString()), CaptureLimits.DEFAULT);
        Frame frame = new Frame();
        try (FrameSource frames = captures.merged()) {
            while (frames.next(frame)) {
                sensor.accept(frame);
            }
        }
        pure.end(sensor);
        return flows;
    }

    /** The flows of frames that the caller hands to {@link #sensor}, up to {@link #end}. */
    SensorStream sensor(String domain, LocalNetworks networks) {
        return new SensorStream(
                new Provenance(domain, Provenance.ARCHIVE, 0),
                networks,
                TrainLimits.ARCHIVE,
                this::take);
    }

    private void take(FinishedTrain train) {
        FlowKey key = train.key();
        reader.reset(train.message(), 0, train.message().length);
        FlowEntry entry = open.remove(key);
        while (reader.next()) {
            entry = tracker.onPacket(entry, key, reader, reader.packet(), out);
        }
        open.put(key, entry);
    }

    /** Ends the input: every flow leaves. */
    void end(SensorStream sensor) {
        sensor.heartbeat();
        long clockUs = sensor.heartbeat().clockUs();
        open.forEach(
                (key, entry) -> {
                    if (tracker.onTime(entry, key, clockUs - 1, out) != null) {
                        tracker.onEndOfInput(entry, key, out);
                    }
                });
    }
}
