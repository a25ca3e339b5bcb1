package io.weir.ingest.sensor;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.StopSignal;
import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.kafka.TestBroker;
import io.weir.ingest.kafka.TopicDump;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.live.LiveStream;
import io.weir.ingest.live.PipedFrames;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.train.LocalNetworks;
import io.weir.schema.AvroReader;
import io.weir.schema.End;
import io.weir.schema.Heartbeat;
import io.weir.schema.MessageType;
import io.weir.schema.TrainReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class SensorTest {

    private static final int PARTITIONS = 3;
    private static final long START_US = 1_700_000_000_000_000L;
    private static final long QUIET_UNTIL_US = START_US + 60_000_000;

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    @TempDir Path folder;
    private final String topic = BROKER.newTopic();
    private final List<String> messages = new ArrayList<>();
    private final RunMetrics metrics = new RunMetrics("test", "lab", "probe");

    @Test
    void sendsAFileAsALiveStreamAndEndsEveryPartition() throws Exception {
        Path capture = folder.resolve("a.pcap");
        new CaptureFiles(capture, 5_000, 5, 128, false, false).write(written -> {});

        SensorResult result;
        try (StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                LiveStream frames = new PipedFrames(capture.toString(), CaptureLimits.DEFAULT)) {
            result = Sensor.run(settings(false), frames, stop, metrics, messages::add);
        }

        assertThat(result.problem()).isNull();
        assertThat(result.dropped()).isEmpty();
        assertThat(result.last().captured()).isEqualTo(5_000);
        TopicDump dump = TopicDump.of(BROKER.settings(), topic);
        assertThat(
                        dump.partitions().stream()
                                .flatMap(List::stream)
                                .mapToLong(SensorTest::packets)
                                .sum())
                .isEqualTo(result.last().decoded());
        for (List<ConsumerRecord<byte[], byte[]>> records : dump.partitions()) {
            assertThat(type(records.get(records.size() - 1))).isEqualTo(MessageType.END);
            assertThat(type(records.get(records.size() - 2))).isEqualTo(MessageType.HEARTBEAT);
            assertThat(records).filteredOn(r -> type(r) == MessageType.END).hasSize(1);
        }
    }

    @Test
    void beatsInEveryPartitionWhileNothingComesAndMovesItsClockOn() throws Exception {
        List<List<Heartbeat>> beats = runUntilTwoBeats(false);

        for (List<Heartbeat> ofPartition : beats) {
            assertThat(ofPartition).hasSizeGreaterThanOrEqualTo(2);
            assertThat(ofPartition.get(ofPartition.size() - 1).clockUs()).isEqualTo(QUIET_UNTIL_US);
        }
    }

    @Test
    void tellsInItsHeartbeatsWhatWasLostOnTheWay() throws Exception {
        List<Heartbeat> beats = runUntilTwoBeats(false).get(1);

        Heartbeat last = beats.get(beats.size() - 1);
        assertThat(last.captured()).isEqualTo(15);
        assertThat(last.decoded()).isEqualTo(10);
        assertThat(last.dropped()).containsExactly(Map.entry("handover.full", 5L));
        assertThat(last.kernelDrops()).isEqualTo(4);
    }

    @Test
    void sendsNoEndWhenItIsStopped() throws Exception {
        runUntilTwoBeats(false);

        assertThat(ends()).isEmpty();
    }

    @Test
    void sendsEndWhenItIsStoppedForGood() throws Exception {
        runUntilTwoBeats(true);

        assertThat(ends()).hasSize(PARTITIONS).allMatch(end -> end.clockUs() == QUIET_UNTIL_US);
    }

    /** Ten frames, then silence; stopped by a signal. */
    private List<List<Heartbeat>> runUntilTwoBeats(boolean end) throws Exception {
        try (StopSignal stop = new StopSignal(Duration.ofSeconds(1));
                LiveStream frames =
                        new ScriptedStream(10, START_US, QUIET_UNTIL_US, stop::request)) {
            Sensor.run(settings(end), frames, stop, metrics, messages::add);
        }
        return TopicDump.of(BROKER.settings(), topic).partitions().stream()
                .map(
                        records ->
                                records.stream()
                                        .filter(r -> type(r) == MessageType.HEARTBEAT)
                                        .map(r -> Heartbeat.readFrom(reader(r)))
                                        .toList())
                .toList();
    }

    private List<End> ends() {
        return TopicDump.of(BROKER.settings(), topic).partitions().stream()
                .flatMap(List::stream)
                .filter(r -> type(r) == MessageType.END)
                .map(r -> End.readFrom(reader(r)))
                .toList();
    }

    private SensorSettings settings(boolean end) {
        return new SensorSettings(
                "lab",
                "east",
                LocalNetworks.NONE,
                BROKER.settings(),
                new TopicPlan(topic, PARTITIONS, null, null),
                true,
                1 << 20,
                end,
                Duration.ofSeconds(30));
    }

    private static MessageType type(ConsumerRecord<byte[], byte[]> record) {
        return MessageType.readHeader(reader(record));
    }

    private static long packets(ConsumerRecord<byte[], byte[]> record) {
        return type(record) == MessageType.PACKET_TRAIN
                ? new TrainReader().check(record.value(), 0, record.value().length)
                : 0;
    }

    private static AvroReader reader(ConsumerRecord<byte[], byte[]> record) {
        return new AvroReader().reset(record.value(), 0, record.value().length);
    }
}
