package io.weir.ingest.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.SensorMain;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.ingest.generate.GeneratedCapture;
import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TestBroker;
import io.weir.ingest.kafka.TopicDump;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A replay as a process of its own, killed so that it can do nothing about it. */
@Timeout(300)
class ReplayKillTest {

    private static final int PACKETS = 20_000;
    private static final int PARTITIONS = 4;

    @RegisterExtension static final TestBroker BROKER = new TestBroker();

    @TempDir Path folder;

    @Test
    void leavesTheSameTopicAsARunThatWasNeverKilled() throws Exception {
        Path capture = folder.resolve("archive.pcap");
        GeneratedCapture traffic =
                new CaptureFiles(capture, PACKETS, 11, 128, false, false).write(written -> {});
        // In ten seconds, if nobody came between.
        String slow = Math.max(1, (traffic.endUs() - traffic.startUs()) / 10_000_000) + "x";
        String quiet = BROKER.newTopic();
        assertThat(finish(start(capture, quiet, "max"))).isZero();
        TopicDump expected = TopicDump.of(BROKER.settings(), quiet);
        long whole = expected.sizes().sum();

        String topic = BROKER.newTopic();
        for (int kill = 1; kill <= 2; kill++) {
            Process replay = start(capture, topic, slow);
            try {
                awaitMessages(topic, whole * kill / 8, replay);
            } finally {
                replay.destroyForcibly().waitFor();
            }
        }
        assertThat(finish(start(capture, topic, "max"))).isZero();

        assertThat(TopicDump.of(BROKER.settings(), topic).contents())
                .isEqualTo(expected.contents());
    }

    private Process start(Path capture, String topic, String speed) throws Exception {
        KafkaSettings kafka = BROKER.settings();
        return new ProcessBuilder(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                                "-cp",
                                System.getProperty("java.class.path"),
                                SensorMain.class.getName(),
                                "replay",
                                "--kafka",
                                kafka.bootstrapServers(),
                                "--topic",
                                topic,
                                "--partitions",
                                Integer.toString(PARTITIONS),
                                "--speed",
                                speed,
                                capture.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log()))
                .start();
    }

    private File log() {
        return folder.resolve("replay.log").toFile();
    }

    private int finish(Process replay) throws Exception {
        boolean ended = replay.waitFor(120, TimeUnit.SECONDS);
        replay.destroyForcibly();
        assertThat(ended).as(Files.readString(log().toPath())).isTrue();
        return replay.exitValue();
    }

    private void awaitMessages(String topic, long messages, Process replay) throws Exception {
        try (Consumer<byte[], byte[]> consumer = BROKER.settings().newConsumer("watch")) {
            long seen = 0;
            while (seen < messages) {
                assertThat(replay.isAlive()).as(Files.readString(log().toPath())).isTrue();
                seen = 0;
                if (consumer.listTopics().containsKey(topic)) {
                    List<TopicPartition> all =
                            consumer.partitionsFor(topic).stream()
                                    .map(p -> new TopicPartition(topic, p.partition()))
                                    .toList();
                    seen = consumer.endOffsets(all).values().stream().mapToLong(n -> n).sum();
                }
                LockSupport.parkNanos(20_000_000);
            }
        }
    }
}
