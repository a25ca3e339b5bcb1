package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.FreePorts;
import io.weir.ingest.generate.CaptureFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The job as an application with high availability, set up as Flink's operator does it. */
class ApplicationTest {

    private static final Duration PATIENCE = Duration.ofMinutes(4);
    private static final String JOB = "feedfeedfeedfeedfeedfeedfeedfeed";
    private static final String TOPIC = "weir.packets";

    /**
     * Beyond it the program fails, and with it the job: Flink then drops its pointers to
     * checkpoints, as a shorter wait here shows.
     */
    private static final String LONG = "30d";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    @Test
    void aJobManagerThatComesBackWhileKafkaIsAwayGoesOnFromItsNewestCheckpoint() throws Exception {
        int restPort = FreePorts.find(1).get(0);
        FlinkRest rest = new FlinkRest(restPort);
        try (BrokerProcess broker = BrokerProcess.start(folder);
                ZooKeeper zooKeeper = ZooKeeper.start(folder)) {
            fillTheTopic(broker);
            FlinkHome home = layOut(restPort, zooKeeper);
            try (ChildProcess worker =
                            start("worker", home, List.of("bin/taskmanager.sh", "start"));
                    ChildProcess first = start("first", home, application(broker))) {
                Await.until(
                        "checkpoints",
                        PATIENCE,
                        first::tail,
                        () -> rest.completedCheckpoints(JOB) >= 2);
                broker.kill();
                first.kill();
                try (ChildProcess second = start("second", home, application(broker))) {
                    Await.until(
                            "the program to ask for Kafka",
                            PATIENCE,
                            second::tail,
                            () -> second.said().contains("Node -1 disconnected"));
                    broker.startAgain();
                    Await.until(
                            "a checkpoint of the job that went on",
                            PATIENCE,
                            () -> second.tail() + worker.tail(),
                            () ->
                                    rest.restoredCheckpoints(JOB) >= 1
                                            && rest.completedCheckpoints(JOB) >= 1);
                }
            }
        }
    }

    private void fillTheTopic(BrokerProcess broker) throws Exception {
        Path capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, 5_000, 1, CaptureFiles.WHOLE, false, false).write(n -> {});
        try (ChildProcess replay = Replay.start("replay", folder, broker, TOPIC, "max", capture)) {
            assertThat(replay.waitForEnd(PATIENCE)).as(replay::tail).isZero();
        }
    }

    private FlinkHome layOut(int restPort, ZooKeeper zooKeeper) throws IOException {
        Map<String, String> settings =
                FlinkSettings.highlyAvailable(
                        folder.resolve("files"), restPort, 1, zooKeeper.quorum());
        settings.put("$internal.pipeline.job-id", JOB);
        settings.put("execution.shutdown-on-application-finish", "false");
        settings.put("execution.submit-failed-job-on-application-error", "true");
        FlinkHome home = FlinkHome.layOut(folder.resolve("flink"), settings);
        Files.copy(Build.JOB_JAR, home.usrlib().resolve(Build.JOB_JAR.getFileName()));
        return home;
    }

    private List<String> application(BrokerProcess broker) {
        return List.of(
                "bin/standalone-job.sh",
                "start",
                "--job-classname",
                "io.weir.job.WeirJob",
                "--kafka",
                broker.bootstrapServers(),
                "--topic",
                TOPIC,
                "--out",
                folder.resolve("out").toString(),
                "--kafka-wait",
                LONG);
    }

    /** In Flink's folder, since the path of the jar is looked up from there. */
    private static ChildProcess start(String name, FlinkHome home, List<String> words)
            throws IOException {
        return ChildProcess.start(name, home.folder(), words, home.environment());
    }
}
