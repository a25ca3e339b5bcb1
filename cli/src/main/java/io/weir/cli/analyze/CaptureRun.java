package io.weir.cli.analyze;

import io.weir.ingest.capture.CaptureProblem;
import io.weir.ingest.capture.FrameSource;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.train.LocalNetworks;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;
import io.weir.job.stream.SensorMessage;
import io.weir.job.stream.StreamTime;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.apache.flink.api.common.eventtime.Watermark;
import org.apache.flink.api.connector.source.SourceOutput;
import org.jspecify.annotations.Nullable;

/**
 * The reading side of a run: its streams one after the other, each on an axis of rule time of its
 * own. Without {@code --domain-per-file} there is one stream, all inputs merged.
 */
final class CaptureRun implements AutoCloseable {

    private static final int FRAMES_PER_STEP = 512;
    private static final long HOUR_US = 3_600_000_000L;

    /**
     * A watermark costs every operator a look at its timers, so it comes only so often in rule
     * time.
     */
    private static final long WATERMARK_STEP_US = 1_000_000;

    private final Iterator<CaptureStream> streams;
    private final LocalNetworks networks;
    private final TrainLimits limits;
    private final ReadProgress progress;
    private final Frame frame = new Frame();
    private final List<CaptureProblem> problems = new ArrayList<>();

    private int axis = -1;
    private @Nullable FrameSource frames;
    private @Nullable SensorStream sensor;
    private long promisedUs;
    private long nextHourUs;
    private @Nullable SourceOutput<SensorMessage> output;
    private long orphanFragments;

    CaptureRun(
            Iterator<CaptureStream> streams,
            LocalNetworks networks,
            TrainLimits limits,
            ReadProgress progress) {
        this.streams = streams;
        this.networks = networks;
        this.limits = limits;
        this.progress = progress;
    }

    /**
     * Reads on a little.
     *
     * @return false when everything is read
     */
    boolean step(SourceOutput<SensorMessage> to) {
        output = to;
        if (frames == null || sensor == null) {
            return openNext();
        }
        int read = 0;
        while (read < FRAMES_PER_STEP && frames.next(frame)) {
            if (frame.timed && frame.timeUs >= nextHourUs) {
                turnHour(sensor);
            }
            sensor.accept(frame);
            read++;
        }
        progress.read(read);
        if (read == FRAMES_PER_STEP) {
            promise(sensor.clockUs(), WATERMARK_STEP_US);
        } else {
            finish(frames, sensor);
        }
        return true;
    }

    /** What was wrong with the inputs; complete once everything is read. */
    List<CaptureProblem> problems() {
        return problems;
    }

    /**
     * Later fragments in flows whose first fragment was never seen; complete once everything is
     * read.
     */
    long orphanFragments() {
        return orphanFragments;
    }

    private boolean openNext() {
        if (!streams.hasNext()) {
            return false;
        }
        if (axis == StreamTime.MAX_AXIS) {
            throw new IllegalStateException(
                    "more than " + StreamTime.MAX_AXIS + " files, each a domain of its own");
        }
        axis++;
        promisedUs = Long.MIN_VALUE;
        nextHourUs = Long.MIN_VALUE;
        CaptureStream next = streams.next();
        // Each stream counts for itself, even where one file is named twice: so each is an epoch.
        Provenance provenance = new Provenance(next.domain(), Provenance.ARCHIVE, axis);
        frames = next.frames();
        sensor =
                new SensorStream(
                        provenance,
                        networks,
                        limits,
                        train -> emit(SensorMessage.train(axis, train.key(), train.message())));
        return true;
    }

    /** The ledger counts by hour of rule time: a heartbeat closes the hour that is over. */
    private void turnHour(SensorStream stream) {
        if (nextHourUs != Long.MIN_VALUE) {
            emit(SensorMessage.heartbeat(axis, stream.heartbeat()));
        }
        nextHourUs = (Math.floorDiv(frame.timeUs, HOUR_US) + 1) * HOUR_US;
    }

    private void finish(FrameSource ended, SensorStream stream) {
        emit(SensorMessage.heartbeat(axis, stream.heartbeat()));
        promise(stream.clockUs(), 0);
        watermark(StreamTime.end(axis));
        orphanFragments += stream.counters().orphanFragments();
        problems.addAll(ended.problems());
        ended.close();
        frames = null;
        sensor = null;
    }

    private void promise(long clockUs, long stepUs) {
        if (clockUs != Long.MIN_VALUE
                && (promisedUs == Long.MIN_VALUE || clockUs - promisedUs >= stepUs)) {
            promisedUs = clockUs;
            watermark(StreamTime.watermark(axis, clockUs));
        }
    }

    private void emit(SensorMessage message) {
        output().collect(message);
    }

    private void watermark(long timestamp) {
        output().emitWatermark(new Watermark(timestamp));
    }

    private SourceOutput<SensorMessage> output() {
        if (output == null) {
            throw new IllegalStateException("read before the first step");
        }
        return output;
    }

    @Override
    public void close() {
        if (frames != null) {
            frames.close();
        }
    }
}
