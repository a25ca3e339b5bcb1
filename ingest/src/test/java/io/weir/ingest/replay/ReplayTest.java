package io.weir.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.command.Failure;
import io.weir.command.StopSignal;
import io.weir.command.terminal.Progress;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.generate.GeneratedCapture;
import io.weir.ingest.kafka.TestBroker;
import io.weir.ingest.kafka.TopicDump;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.metrics.RunMetrics;
import io.weir.ingest.replay.ReplayResult.How;
import io.weir.ingest.train.LocalNetworks;
import io.weir.schema.TrainReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

@Timeout(300)
class ReplayTest {

    private static final int PACKETS = 20_000;
    private static final int PARTITIONS = 4;

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    @TempDir static Path folder;
    private static Path capture;

    private final List<String> messages = new ArrayList<>();
    private final RunMetrics metrics = new RunMetrics("test", "lab", "archive");

    @BeforeAll
    static void generate() throws Exception {
        capture = folder.resolve("monday.pcap");
        generate(capture, PACKETS, 7);
    }

    @Test
    void sendsEveryPacketInNumberedMessagesAndEndsEveryPartition() throws Exception {
        String topic = BROKER.newTopic();

        ReplayResult result = replay(topic);

        assertThat(result.end()).isEqualTo(How.FINISHED);
        assertThat(result.captured()).isEqualTo(PACKETS);
        TopicDump dump = TopicDump.of(BROKER.settings(), topic);
        assertThat(dump.sizes().sum()).isEqualTo((int) result.sent());
        long packets = 0;
        for (List<ConsumerRecord<byte[], byte[]>> records : dump.partitions()) {
            for (int i = 0; i < records.size(); i++) {
                MessageHead head = MessageHead.read(records.get(i).value());
                assertThat(head.sequence()).isEqualTo(i);
                assertThat(head.end()).isEqualTo(i == records.size() - 1);
                packets += packets(records.get(i));
            }
        }
        assertThat(packets).isEqualTo(result.decoded());
    }

    @Test
    void putsATrainWhereKafkasOwnPartitionerWouldPutItsKey() throws Exception {
        String topic = BROKER.newTopic();
        replay(topic);

        for (List<ConsumerRecord<byte[], byte[]>> records :
                TopicDump.of(BROKER.settings(), topic).partitions()) {
            assertThat(records)
                    .filteredOn(record -> record.key() != null)
                    .isNotEmpty()
                    .allMatch(
                            record ->
                                    BuiltInPartitioner.partitionForKey(record.key(), PARTITIONS)
                                            == record.partition());
        }
    }

    /** A kill leaves in each partition the beginning of what would have come, of any length. */
    @Test
    void goesOnWhereAKilledReplayWas() throws Exception {
        String whole = BROKER.newTopic();
        replay(whole);
        TopicDump expected = TopicDump.of(BROKER.settings(), whole);
        long seed = Long.getLong("seed", System.nanoTime());
        SplittableRandom random = new SplittableRandom(seed);
        for (int round = 0; round < 10; round++) {
            String topic = BROKER.newTopic();
            int[] left = expected.sizes().map(size -> random.nextInt(size + 1)).toArray();
            expected.copyPrefixes(BROKER.settings(), topic, left);

            ReplayResult result = replay(topic);

            assertThat(result.end()).isEqualTo(How.FINISHED);
            assertThat(TopicDump.of(BROKER.settings(), topic).contents())
                    .as("seed %d", seed)
                    .isEqualTo(expected.contents());
        }
    }

    @Test
    void hasNothingToDoWhereItIsThereAlready() throws Exception {
        String topic = BROKER.newTopic();
        long sent = replay(topic).sent();

        ReplayResult again = replay(topic);

        assertThat(again.end()).isEqualTo(How.ALREADY_THERE);
        assertThat(again.skipped()).isEqualTo(sent);
        assertThat(TopicDump.of(BROKER.settings(), topic).sizes().sum()).isEqualTo((int) sent);
    }

    @Test
    void sendsTheSameAtAnySpeed() throws Exception {
        Path small = folder.resolve("small.pcap");
        GeneratedCapture traffic = generate(small, 300, 3);
        long spanUs = traffic.endUs() - traffic.startUs();
        String fast = BROKER.newTopic();
        String paced = BROKER.newTopic();
        replay(settings(small, fast, "archive", Speed.MAX));

        long began = System.nanoTime();
        replay(settings(small, paced, "archive", new Speed(spanUs / 500_000.0)));

        assertThat(TopicDump.of(BROKER.settings(), paced).contents())
                .isEqualTo(TopicDump.of(BROKER.settings(), fast).contents());
        assertThat(System.nanoTime() - began).isGreaterThan(450_000_000);
    }

    @Test
    void refusesATopicThatIsBeyondTheArchivesStart() throws Exception {
        String topic = BROKER.newTopic();
        replay(topic);
        Path other = folder.resolve("other.pcap");
        generate(other, 500, 8);

        assertThatThrownBy(() -> replay(settings(other, topic, "archive", Speed.MAX)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("one topic is one timeline");
    }

    @Test
    void letsOtherSensorsOfTheDomainIntoTheTopic() throws Exception {
        String topic = BROKER.newTopic();
        replay(settings(capture, topic, "east", Speed.MAX));

        assertThat(replay(settings(capture, topic, "west", Speed.MAX)).end())
                .isEqualTo(How.FINISHED);
    }

    @Test
    void leavesRecordsOfOthersAloneAndSaysSo() throws Exception {
        String topic = BROKER.newTopic();
        replay(topic);
        TopicDump whole = TopicDump.of(BROKER.settings(), topic);
        String dirty = BROKER.newTopic();
        whole.copyPrefixes(BROKER.settings(), dirty, new int[] {5, 0, 7, 1});
        whole.addGarbage(BROKER.settings(), dirty, 400);

        ReplayResult result = replay(dirty);

        assertThat(result.end()).isEqualTo(How.FINISHED);
        assertThat(result.skipped()).isEqualTo(13);
        assertThat(messages).anyMatch(line -> line.contains("no messages of a sensor"));
    }

    @Test
    void noticesAFileThatChangedUnderTheSameNumbers() throws Exception {
        String topic = BROKER.newTopic();
        replay(topic);
        TopicDump whole = TopicDump.of(BROKER.settings(), topic);
        String changed = BROKER.newTopic();
        whole.copyPrefixes(BROKER.settings(), changed, new int[] {50, 0, 0, 0});
        whole.addChangedMessage(BROKER.settings(), changed, 0, 50);

        assertThatThrownBy(() -> replay(changed))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("another message under number 50");
    }

    @Test
    void refusesATopicWithAnotherNumberOfPartitionsThanAskedFor() throws Exception {
        String topic = BROKER.newTopic();
        replay(topic);

        assertThatThrownBy(
                        () ->
                                replay(
                                        settings(
                                                capture,
                                                new TopicPlan(topic, 3, null, null),
                                                "archive",
                                                Speed.MAX)))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("has 4 partitions, not 3");
    }

    @Test
    void stopsWhenAskedToAndGoesOnLater() throws Exception {
        String whole = BROKER.newTopic();
        replay(whole);
        String topic = BROKER.newTopic();
        ReplaySettings slow = settings(capture, topic, "archive", new Speed(50));
        try (StopSignal stop = new StopSignal(Duration.ofSeconds(1))) {
            ReplayResult stopped =
                    Replay.run(
                            slow,
                            new Progress() {
                                @Override
                                public void expect(long bytes) {}

                                @Override
                                public void advance(long packets, long bytes) {
                                    stop.request();
                                }
                            },
                            messages::add,
                            stop,
                            metrics);
            assertThat(stopped.end()).isEqualTo(How.STOPPED);
        }

        replay(topic);

        assertThat(TopicDump.of(BROKER.settings(), topic).contents())
                .isEqualTo(TopicDump.of(BROKER.settings(), whole).contents());
    }

    private static GeneratedCapture generate(Path file, int packets, int seed) throws Exception {
        return new CaptureFiles(file, packets, seed, 128, false, false).write(written -> {});
    }

    private static long packets(ConsumerRecord<byte[], byte[]> record) {
        return record.key() == null
                ? 0
                : new TrainReader().check(record.value(), 0, record.value().length);
    }

    private ReplayResult replay(String topic) throws Exception {
        return replay(settings(capture, topic, "archive", Speed.MAX));
    }

    private ReplayResult replay(ReplaySettings settings) throws Exception {
        try (StopSignal stop = new StopSignal(Duration.ofSeconds(1))) {
            return Replay.run(settings, Progress.NONE, messages::add, stop, metrics);
        }
    }

    private static ReplaySettings settings(Path file, String topic, String sensor, Speed speed) {
        return settings(file, new TopicPlan(topic, PARTITIONS, null, null), sensor, speed);
    }

    private static ReplaySettings settings(Path file, TopicPlan topic, String sensor, Speed speed) {
        return new ReplaySettings(
                List.of(file.toString()),
                "lab",
                sensor,
                !sensor.equals("archive"),
                LocalNetworks.NONE,
                speed,
                BROKER.settings(),
                topic,
                Duration.ofSeconds(30));
    }
}
