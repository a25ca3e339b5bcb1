package io.weir.cli.analyze;

import io.weir.job.stream.SensorMessage;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;

/** What one step of a run gave, in its order, to be handed on later. */
final class Batch implements SourceOutput<SensorMessage> {

    /** Messages and watermarks. */
    private final List<Object> items = new ArrayList<>();

    @Override
    public void collect(SensorMessage message) {
        items.add(message);
    }

    @Override
    public void collect(SensorMessage message, long timestamp) {
        throw new UnsupportedOperationException("a message carries its own time");
    }

    @Override
    public void emitWatermark(Watermark watermark) {
        items.add(watermark);
    }

    @Override
    public void markIdle() {
        throw new UnsupportedOperationException("a capture is never idle");
    }

    @Override
    public void markActive() {}

    int size() {
        return items.size();
    }

    void handTo(SourceOutput<SensorMessage> output) {
        for (Object item : items) {
            if (item instanceof SensorMessage message) {
                output.collect(message);
            } else {
                output.emitWatermark((Watermark) item);
            }
        }
    }
}
