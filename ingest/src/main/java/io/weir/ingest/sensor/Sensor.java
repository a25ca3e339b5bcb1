package io.weir.ingest.sensor;

import io.weir.command.Failure;
import io.weir.command.StopSignal;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.kafka.KafkaConnection;
import io.weir.ingest.kafka.KafkaPartitions;
import io.weir.ingest.kafka.LiveWire;
import io.weir.ingest.kafka.RefusalAlarm;
import io.weir.ingest.kafka.StandstillAlarm;
import io.weir.ingest.kafka.Topics;
import io.weir.ingest.kafka.WireMessage;
import io.weir.ingest.live.CaptureCounts;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.live.LiveStream.Turn;
import io.weir.ingest.metrics.Beat;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.train.FinishedTrain;
import io.weir.ingest.train.Losses;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.SensorStream;
import io.weir.ingest.train.TrainLimits;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import java.time.Duration;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;
import org.jspecify.annotations.Nullable;

/**
 * A running sensor: fetches frames, puts them into trains, and beats once a second whether or not
 * there are any.
 */
public final class Sensor {

    /** For what Kafka is about to take when the sensor ends. */
    static final Duration CLOSE_PATIENCE = Duration.ofSeconds(10);

    private static final long BEAT_NANOS = 1_000_000_000L;
    private static final long SILENCE_US = 100_000;

    /** A look at the time for so many frames. */
    private static final int FRAMES_PER_LOOK = 64;

    private final SensorSettings settings;
    private final LiveStream frames;
    private final LiveWire wire;
    private final StopSignal stop;
    private final RunMetrics metrics;
    private final Consumer<String> messages;
    private final StandstillAlarm standstills;
    private final RefusalAlarm refusals;
    private final SensorStream stream;
    private final int partitions;

    private Sensor(
            SensorSettings settings,
            LiveStream frames,
            LiveWire wire,
            int partitions,
            StopSignal stop,
            RunMetrics metrics,
            Consumer<String> messages) {
        this.settings = settings;
        this.frames = frames;
        this.wire = wire;
        this.partitions = partitions;
        this.stop = stop;
        this.metrics = metrics;
        this.messages = messages;
        String server = settings.kafka().bootstrapServers();
        this.standstills = new StandstillAlarm(server);
        this.refusals = new RefusalAlarm(server);
        long epoch = TimeUnit.MILLISECONDS.toMicros(System.currentTimeMillis());
        this.stream =
                new SensorStream(
                        new Provenance(settings.domain(), settings.sensor(), epoch),
                        settings.networks(),
                        TrainLimits.LIVE,
                        KafkaPartitions.numbering(partitions),
                        this::send);
    }

    /**
     * Works until the frames end or a stop is requested.
     *
     * @param metrics takes what it counts meanwhile
     * @param messages takes what a person should know meanwhile, a line each
     * @throws Failure why it cannot begin
     */
    public static SensorResult run(
            SensorSettings settings,
            LiveStream frames,
            StopSignal stop,
            RunMetrics metrics,
            Consumer<String> messages)
            throws Failure, InterruptedException {
        String clientId = "weir-sensor-" + settings.sensor();
        int partitions = prepareTopic(settings, clientId, stop, messages);
        LiveWire wire =
                LiveWire.open(
                        settings.kafka(),
                        clientId,
                        settings.topic().name(),
                        partitions,
                        settings.bufferBytes(),
                        settings.waits());
        try (wire) {
            stop.onRequest(frames::stop);
            stop.onRequest(wire::dropRatherThanWait);
            metrics.sendsBy(wire::counts);
            return new Sensor(settings, frames, wire, partitions, stop, metrics, messages).run();
        }
    }

    private static int prepareTopic(
            SensorSettings settings, String clientId, StopSignal stop, Consumer<String> messages)
            throws Failure, InterruptedException {
        try (Admin admin =
                KafkaConnection.open(
                        settings.kafka(),
                        clientId,
                        settings.patience(),
                        stop::isRequested,
                        messages)) {
            return Topics.prepare(admin, settings.topic(), messages);
        }
    }

    private SensorResult run() throws InterruptedException {
        messages.accept(
                "sensor %s of domain %s sends to topic %s"
                        .formatted(settings.sensor(), settings.domain(), settings.topic().name()));
        fetchAll();
        Heartbeat last = heartbeat();
        if (isOver()) {
            end();
        }
        wire.close(CLOSE_PATIENCE);
        tell(refusals.lastLine(wire.refusals()));
        return new SensorResult(last, losses().dropped(), frames.problem());
    }

    /** An interface does not come to an end: where its frames do, something is wrong. */
    private boolean isOver() {
        return stop.isRequested() ? settings.end() : settings.waits();
    }

    private void fetchAll() throws InterruptedException {
        Frame frame = new Frame();
        long nextBeat = System.nanoTime() + BEAT_NANOS;
        int sinceLook = 0;
        for (Turn turn = frames.next(frame, SILENCE_US);
                turn != Turn.END;
                turn = frames.next(frame, SILENCE_US)) {
            if (turn == Turn.FRAME) {
                stream.accept(frame);
            } else {
                silence();
            }
            if (turn == Turn.SILENCE || ++sinceLook == FRAMES_PER_LOOK) {
                sinceLook = 0;
                if (System.nanoTime() - nextBeat >= 0) {
                    nextBeat = System.nanoTime() + BEAT_NANOS;
                    heartbeat();
                    watch();
                }
            }
        }
    }

    private void silence() {
        long quietUntilUs = frames.quietUntilUs();
        if (quietUntilUs != LiveStream.UNKNOWN) {
            stream.quietUntil(quietUntilUs);
        }
    }

    private void send(FinishedTrain train) {
        send(WireMessage.train(train));
    }

    private void send(WireMessage message) {
        try {
            wire.send(message);
        } catch (InterruptedException e) {
            // Nobody interrupts a sensor but to end the process.
            Thread.currentThread().interrupt();
        }
    }

    private Heartbeat heartbeat() {
        List<Heartbeat> heartbeats = stream.heartbeats(losses());
        for (int partition = 0; partition < partitions; partition++) {
            send(WireMessage.heartbeat(partition, heartbeats.get(partition)));
        }
        Heartbeat heartbeat = heartbeats.get(0);
        metrics.beat(new Beat(heartbeat, stream.wireBytes(), isLive()));
        return heartbeat;
    }

    private boolean isLive() {
        return frames.quietUntilUs() != LiveStream.UNKNOWN;
    }

    private void end() {
        List<End> ends = stream.ends();
        for (int partition = 0; partition < partitions; partition++) {
            send(WireMessage.end(partition, ends.get(partition)));
        }
    }

    private Losses losses() {
        CaptureCounts counts = frames.counts();
        SortedMap<String, Long> dropped = wire.dropped();
        if (counts.handoverDrops() > 0) {
            dropped.put(CaptureCounts.HANDOVER_FULL, counts.handoverDrops());
        }
        return new Losses(
                counts.kernelDrops() + counts.interfaceDrops(), dropped, counts.handoverDrops());
    }

    private void watch() {
        tell(refusals.line(wire.refusals(), System.nanoTime()));
        String line = standstills.line(wire.standstill(), wire.obstacle());
        if (line != null) {
            long dropped = wire.dropped().values().stream().mapToLong(Long::longValue).sum();
            tell(line + (dropped == 0 ? "" : "; %,d packets dropped".formatted(dropped)));
        }
    }

    private void tell(@Nullable String line) {
        if (line != null) {
            messages.accept(line);
        }
    }
}
