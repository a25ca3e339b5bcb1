package io.weir.ingest.replay;

import io.weir.command.Failure;
import io.weir.command.StopSignal;
import io.weir.command.terminal.Progress;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.capture.FrameSource;
import io.weir.ingest.decode.DecodeCounters;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.kafka.KafkaPartitions;
import io.weir.ingest.kafka.PatientWire;
import io.weir.ingest.kafka.WireMessage;
import io.weir.ingest.metrics.Beat;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.replay.ReplayResult.How;
import io.weir.ingest.train.Losses;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * From frames to messages. Which messages come follows from the frames alone; speed, Kafka and
 * earlier runs only say when, and which of them are left out.
 */
final class ReplayRun {

    private static final int FRAMES_PER_STEP = 512;
    private static final long LONGEST_PAUSE_NANOS = 50_000_000;

    private final TopicContent content;
    private final PatientWire wire;
    private final StopSignal stop;
    private final RunMetrics metrics;
    private final Pace pace;
    private final SensorStream sensor;
    private final int partitions;
    private final Frame frame = new Frame();

    private boolean started;
    private long nextHeartbeatUs;
    private long sent;
    private long skipped;

    ReplayRun(
            ReplaySettings settings,
            Provenance provenance,
            int partitions,
            TopicContent content,
            PatientWire wire,
            StopSignal stop,
            RunMetrics metrics) {
        this.content = content;
        this.metrics = metrics;
        this.wire = wire;
        this.stop = stop;
        this.pace = new Pace(settings.speed());
        this.partitions = partitions;
        this.sensor =
                new SensorStream(
                        provenance,
                        settings.networks(),
                        TrainLimits.ARCHIVE,
                        KafkaPartitions.numbering(partitions),
                        train -> send(WireMessage.train(train)));
    }

    ReplayResult run(CaptureSet captures, Progress progress) throws Failure {
        progress.expect(captures.progress().totalBytes());
        try (FrameSource frames = captures.merged()) {
            long toldBytes = 0;
            int read = FRAMES_PER_STEP;
            while (read == FRAMES_PER_STEP && !stop.isRequested()) {
                read = step(frames);
                wire.check();
                wire.watch();
                long bytes = captures.progress().consumedBytes();
                progress.advance(read, bytes - toldBytes);
                toldBytes = bytes;
            }
            if (!stop.isRequested()) {
                finish();
            }
            wire.flush();
            wire.check();
            return result(frames);
        }
    }

    /** Returns how many frames there were; fewer than a step at the end. */
    private int step(FrameSource frames) {
        int read = 0;
        while (read < FRAMES_PER_STEP && frames.next(frame)) {
            if (frame.timed) {
                keepPace(frame.timeUs);
                keepBeat(frame.timeUs);
            }
            sensor.accept(frame);
            read++;
        }
        return read;
    }

    /** What an earlier run has sent takes no time. */
    private void keepPace(long timeUs) {
        if (sent == 0 && content.messages() > 0) {
            return;
        }
        long nanos = pace.untilDue(timeUs, System.nanoTime());
        while (nanos > 0 && !stop.isRequested()) {
            LockSupport.parkNanos(Math.min(nanos, LONGEST_PAUSE_NANOS));
            wire.watch();
            nanos = pace.untilDue(timeUs, System.nanoTime());
        }
    }

    /** Heartbeats stand at fixed places of rule time, between the frames before and after. */
    private void keepBeat(long timeUs) {
        if (!started) {
            started = true;
            nextHeartbeatUs = nextBeat(timeUs);
        } else if (timeUs >= nextHeartbeatUs) {
            heartbeat();
            nextHeartbeatUs = nextBeat(timeUs);
        }
    }

    private static long nextBeat(long timeUs) {
        return (Math.floorDiv(timeUs, Replay.HEARTBEAT_US) + 1) * Replay.HEARTBEAT_US;
    }

    private void heartbeat() {
        List<Heartbeat> heartbeats = sensor.heartbeats(Losses.NONE);
        for (int partition = 0; partition < partitions; partition++) {
            send(WireMessage.heartbeat(partition, heartbeats.get(partition)));
        }
        metrics.beat(new Beat(heartbeats.get(0), sensor.wireBytes(), false));
    }

    private void finish() {
        heartbeat();
        List<End> ends = sensor.ends();
        for (int partition = 0; partition < partitions; partition++) {
            send(WireMessage.end(partition, ends.get(partition)));
        }
    }

    private void send(WireMessage message) {
        if (content.holds(message)) {
            skipped++;
        } else if (wire.send(message)) {
            sent++;
        }
    }

    private ReplayResult result(FrameSource frames) {
        DecodeCounters counters = sensor.counters();
        return new ReplayResult(
                stop.isRequested() ? How.STOPPED : How.FINISHED,
                partitions,
                sent,
                skipped,
                counters.frames(),
                counters.packets(),
                counters.notIp(),
                counters.undecodableByReason(),
                frames.problems());
    }
}
