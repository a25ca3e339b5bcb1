package io.weir.ingest.replay;

import io.weir.command.ExitStatus;
import io.weir.command.Failure;
import io.weir.command.StopSignal;
import io.weir.command.terminal.Progress;
import io.weir.ingest.capture.CaptureFile;
import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.kafka.KafkaConnection;
import io.weir.ingest.kafka.PatientWire;
import io.weir.ingest.kafka.Topics;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.replay.ReplayResult.How;
import io.weir.ingest.train.Provenance;
import io.weir.ingest.train.TrainLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.admin.Admin;

/**
 * One run of a replay: the topic is made or looked into, then the archive is read from its start,
 * and what the topic does not hold yet is sent.
 */
public final class Replay {

    /** For ten seconds of rule time; it divides the ledger's hours. */
    static final long HEARTBEAT_US = 10_000_000;

    private final ReplaySettings settings;
    private final Progress progress;
    private final Consumer<String> messages;
    private final StopSignal stop;
    private final RunMetrics metrics;
    private final String clientId;

    private Replay(
            ReplaySettings settings,
            Progress progress,
            Consumer<String> messages,
            StopSignal stop,
            RunMetrics metrics) {
        this.settings = settings;
        this.progress = progress;
        this.messages = messages;
        this.stop = stop;
        this.metrics = metrics;
        this.clientId = "weir-replay-" + settings.sensor();
    }

    /**
     * Replays until everything is in the topic, or a stop is requested.
     *
     * @param messages takes what a person should know meanwhile, a line each
     * @param metrics takes what it counts meanwhile
     * @throws Failure why it cannot begin or go on; the same replay may be run again
     */
    public static ReplayResult run(
            ReplaySettings settings,
            Progress progress,
            Consumer<String> messages,
            StopSignal stop,
            RunMetrics metrics)
            throws Failure, InterruptedException {
        return new Replay(settings, progress, messages, stop, metrics).run();
    }

    private ReplayResult run() throws Failure, InterruptedException {
        CaptureSet captures = new CaptureSet(settings.files(), CaptureLimits.DEFAULT);
        List<CaptureFile> files = captures.inOrder();
        int partitions = prepareTopic();
        Provenance provenance =
                new Provenance(settings.domain(), settings.sensor(), epoch(files, partitions));
        TopicContent content = content(provenance, partitions, startUs(files));
        if (content.isComplete()) {
            return new ReplayResult(
                    How.ALREADY_THERE,
                    partitions,
                    0,
                    content.messages(),
                    0,
                    0,
                    0,
                    Map.of(),
                    List.of());
        }
        try (PatientWire wire =
                PatientWire.open(
                        settings.kafka(),
                        clientId,
                        settings.topic().name(),
                        partitions,
                        stop::isRequested,
                        messages)) {
            metrics.sendsBy(wire::counts);
            return new ReplayRun(settings, provenance, partitions, content, wire, stop, metrics)
                    .run(captures, progress);
        } catch (ContentMismatch e) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "topic %s: %s; give another --topic"
                            .formatted(settings.topic().name(), e.getMessage()));
        }
    }

    private int prepareTopic() throws Failure, InterruptedException {
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

    private long epoch(List<CaptureFile> files, int partitions) throws Failure {
        try {
            return ArchiveIdentity.epoch(
                    files.stream().map(file -> Path.of(file.name())).toList(),
                    TrainLimits.ARCHIVE,
                    HEARTBEAT_US,
                    settings.domain(),
                    settings.sensor(),
                    settings.networks(),
                    partitions);
        } catch (IOException e) {
            throw new Failure(ExitStatus.INPUT, "the archive cannot be read: " + e.getMessage());
        }
    }

    private TopicContent content(Provenance provenance, int partitions, long startUs)
            throws Failure {
        StreamId own = StreamId.of(provenance);
        String topic = settings.topic().name();
        TopicContent content = TopicReader.read(settings.kafka(), clientId, topic, partitions, own);
        if (content.foreign() > 0) {
            messages.accept(
                    "topic %s holds %,d records that are no messages of a sensor; they stay"
                            .formatted(topic, content.foreign()));
        }
        String obstacle = Timeline.obstacle(content, own, settings.oneOfSeveral(), startUs);
        if (obstacle != null) {
            throw new Failure(
                    ExitStatus.USAGE,
                    "topic %s: %s; one topic is one timeline: give another --topic"
                            .formatted(topic, obstacle));
        }
        if (content.messages() > 0 && !content.isComplete()) {
            messages.accept(
                    "topic %s holds %,d messages of this replay: going on behind them"
                            .formatted(topic, content.messages()));
        }
        return content;
    }

    /** Rule time of the first packet: a stream that begins without a time begins at 0. */
    private static long startUs(List<CaptureFile> files) {
        long first = files.isEmpty() ? 0 : files.get(0).firstTimeUs();
        return first == CaptureFile.UNTIMED ? 0 : first;
    }
}
