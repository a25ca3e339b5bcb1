package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.command.ExitStatus;
import io.weir.job.source.Fleet;
import io.weir.job.source.Oracle;
import io.weir.job.source.TestTopic;
import io.weir.schema.FlowField;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code weir job} that ended in the middle, and one that goes on from its last checkpoint. */
@Timeout(300)
class RestoredJobTest {

    private static final int PARTITIONS = 4;

    @TempDir private Path folder;
    @TempDir private Path out;

    @Test
    void goesOnWhereTheOtherWasAtAnotherParallelism() throws Exception {
        Fleet fleet = Fleet.of(PARTITIONS, 2000, 21);
        List<Fleet.Message> all = fleet.messages();
        int half = all.size() / 2;
        try (Broker broker = Broker.start(folder.resolve("broker"));
                TestTopic topic = TestTopic.create(broker, PARTITIONS)) {
            topic.send(all.subList(0, half));
            runUntilItShowsFlows(options(broker, topic, "--parallelism", "2"));
            topic.send(all.subList(half, all.size()));

            JobLine second = new JobLine();
            String[] goOn =
                    options(
                            broker,
                            topic,
                            "--parallelism",
                            "3",
                            "--restore",
                            lastCheckpoint().toString());
            assertThat(second.run(goOn)).as(second.said()).isEqualTo(ExitStatus.GOOD);

            List<String> expected =
                    Oracle.records(fleet).stream()
                            .map(flow -> flow.required(FlowField.FLOW_ID))
                            .sorted()
                            .toList();
            assertThat(Tables.query(out, "flows", "SELECT flow_id FROM FILES ORDER BY flow_id"))
                    .isEqualTo(expected);
            assertThat(
                            topic.committed(".flows").stream()
                                    .map(flow -> new String(flow.key(), StandardCharsets.UTF_8))
                                    .sorted())
                    .containsExactlyElementsOf(expected);
        }
    }

    private String[] options(Broker broker, TestTopic topic, String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                topic.name(),
                                "--bounded",
                                "--domains",
                                "north=north",
                                "--domains",
                                "south=south",
                                "--flows-topic",
                                topic.name() + ".flows",
                                "--checkpoint-interval",
                                "200ms",
                                "--out",
                                out.toString()));
        options.addAll(List.of(more));
        return options.toArray(String[]::new);
    }

    /** Its messages have no end yet, so it cannot end by itself. */
    private void runUntilItShowsFlows(String... options) throws Exception {
        JobLine first = new JobLine();
        Thread job = new Thread(() -> first.run(options), "first job");
        job.start();
        while (!Tables.isVisible(out, "flows")) {
            assertThat(job.isAlive()).as(first.said()).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
        job.interrupt();
        job.join();
    }

    private Path lastCheckpoint() throws Exception {
        try (Stream<Path> files = Files.walk(out.resolve("checkpoints"))) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingInt(RestoredJobTest::number))
                    .orElseThrow();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().replace("chk-", ""));
    }
}
