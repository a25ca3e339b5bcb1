package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/** One replay of the capture into a topic of its own, and one job from there to its results. */
final class Run {

    /** The 15 minutes of a generated capture in 23 seconds, so that there is a middle. */
    private static final String PACED = "40x";

    private static final int PARALLELISM = 2;
    private static final Duration MIDDLE = Duration.ofMinutes(2);
    private static final Duration END = Duration.ofMinutes(2);

    private final String name;
    private final Path folder;
    private final BrokerProcess broker;
    private final FlinkCluster flink;
    private final Path capture;
    private final String speed;
    private final FlowsTopic flows;
    private final Results results;
    private final String job;
    private @Nullable ChildProcess replay;

    private Run(
            String name,
            Path folder,
            BrokerProcess broker,
            FlinkCluster flink,
            Path capture,
            String speed,
            Results results)
            throws Exception {
        this.name = name;
        this.folder = folder;
        this.broker = broker;
        this.flink = flink;
        this.capture = capture;
        this.speed = speed;
        this.flows = new FlowsTopic(broker.bootstrapServers(), "flows." + name);
        this.results = results;
        makeTopic();
        this.job = submit();
        Await.until("the job", MIDDLE, this::story, () -> flink.rest().isRunning(job));
        this.replay = newReplay();
    }

    /** One that lasts long enough for something to happen to it. */
    static Run paced(
            String name, Path folder, BrokerProcess broker, FlinkCluster flink, Path capture)
            throws Exception {
        return paced(name, folder, broker, flink, capture, onDisk(name, folder));
    }

    /** The same, with results that lie elsewhere. */
    static Run paced(
            String name,
            Path folder,
            BrokerProcess broker,
            FlinkCluster flink,
            Path capture,
            Results results)
            throws Exception {
        return new Run(name, folder, broker, flink, capture, PACED, results);
    }

    /** One that is over as soon as it can be, which changes no flow. */
    static Run fast(
            String name, Path folder, BrokerProcess broker, FlinkCluster flink, Path capture)
            throws Exception {
        return new Run(name, folder, broker, flink, capture, "max", onDisk(name, folder));
    }

    private static Results onDisk(String name, Path folder) {
        return Results.in(folder.resolve("out-" + name));
    }

    /** What readers see of its results now. */
    Tables tables() throws Exception {
        return results.tables();
    }

    /** Records were committed, others lie in an open transaction, the replay goes on. */
    void awaitTheMiddle() {
        Await.until(
                "a run in its middle",
                MIDDLE,
                this::story,
                () ->
                        flink.rest().completedCheckpoints(job) > 1
                                && flows.committedEnd() > 0
                                && flows.hasOpenTransaction());
        assertThat(replay.isAlive()).as("the replay is still going on").isTrue();
    }

    /** The job has gone back to a checkpoint, at least once. */
    boolean wasRestored() throws Exception {
        return flink.rest().restoredCheckpoints(job) > 0;
    }

    void killReplay() {
        replay.kill();
    }

    void startReplay() throws IOException {
        replay = newReplay();
    }

    /** Waits for the end of replay and job; the flows, which topic and tables must agree on. */
    List<FlowName> finish() throws Exception {
        assertThat(replay.waitForEnd(END)).as(replay::tail).isZero();
        Await.until(
                "the end of the job",
                END,
                this::story,
                () -> flink.rest().state(job).equals("FINISHED"));
        List<FlowName> inTopic = flows.committed();
        Tables tables = results.tables();
        assertThat(tables.flows()).as("flows in Parquet, and in the topic").isEqualTo(inTopic);
        Tables.Balance ledger = tables.ledger();
        assertThat(ledger.captured()).as("packets captured").isPositive();
        assertThat(ledger.accountedFor()).isEqualTo(ledger.captured());
        return inTopic;
    }

    /** The job reads it from the start on. */
    private void makeTopic() throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker.bootstrapServers()))) {
            admin.createTopics(List.of(new NewTopic(packets(), Replay.PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private ChildProcess newReplay() throws IOException {
        return Replay.start("replay-" + name, folder, broker, packets(), speed, capture);
    }

    private String submit() throws Exception {
        List<String> options =
                new ArrayList<>(
                        List.of(
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                packets(),
                                "--bounded",
                                "--network",
                                "10.0.0.0/8",
                                "--out",
                                results.out(),
                                "--flows-topic",
                                flows.name()));
        options.addAll(results.options());
        return flink.rest().run(Build.JOB_JAR, "io.weir.job.WeirJob", PARALLELISM, options);
    }

    private String packets() {
        return "packets." + name;
    }

    private String story() {
        String replays = replay == null ? "" : replay.tail();
        return String.join("\n", replays, broker.tail(), flink.tails());
    }
}
