package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.weir.broker.FreePorts;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** The job gets onto a cluster by what docs/job.md says, word for word. */
class SubmissionTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static BrokerProcess broker;

    @BeforeAll
    static void replayIntoTheTopicOfThePage() throws Exception {
        broker = BrokerProcess.start(folder);
        Path capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, 5_000, 1, CaptureFiles.WHOLE, false, false).write(n -> {});
        try (ChildProcess replay =
                Replay.start("replay", folder, broker, "weir.packets", "max", capture)) {
            assertThat(replay.waitForEnd(PATIENCE)).as(replay::tail).isZero();
        }
    }

    @AfterAll
    static void stopTheBroker() {
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void byRestAndByCommandLine() throws Exception {
        try (FlinkCluster flink = FlinkCluster.start(folder.resolve("session"), 2, 2)) {
            Path byRest = folder.resolve("by-rest");
            JsonNode body = new JobPage(broker.bootstrapServers(), byRest.toString()).requestBody();
            String job =
                    flink.rest()
                            .run(
                                    Build.JOB_JAR,
                                    body.path("entryClass").asText(),
                                    body.path("parallelism").asInt(),
                                    JobPage.arguments(body));
            awaitFlows(byRest, flink.processes());
            flink.rest().cancel(job);
            Await.until(
                    "the end of the job",
                    PATIENCE,
                    flink::tails,
                    () -> flink.rest().state(job).equals("CANCELED"));

            Path byCommand = folder.resolve("by-command");
            String line =
                    new JobPage(broker.bootstrapServers(), byCommand.toString())
                            .line("flink run -d -c");
            try (ChildProcess client = shell("client", Build.CHECKOUT, line, flink.home())) {
                assertThat(client.waitForEnd(PATIENCE)).as(client::tail).isZero();
            }
            awaitFlows(byCommand, flink.processes());
        }
    }

    @Test
    void asAnApplication() throws Exception {
        Path out = folder.resolve("as-application");
        Path files = folder.resolve("application");
        FlinkHome home =
                FlinkHome.layOut(
                        files.resolve("flink"),
                        FlinkSettings.of(files, FreePorts.find(1).get(0), 1));
        Files.copy(Build.JOB_JAR, home.usrlib().resolve(Build.JOB_JAR.getFileName()));
        JobPage page = new JobPage(broker.bootstrapServers(), out.toString());

        try (ChildProcess worker =
                        shell("worker", home.folder(), page.line("bin/taskmanager.sh"), home);
                ChildProcess jobManager =
                        shell(
                                "application",
                                home.folder(),
                                page.line("bin/standalone-job.sh start"),
                                home)) {
            awaitFlows(out, List.of(worker, jobManager));
        }
    }

    /** Waits for committed flows, which these processes make. */
    private static void awaitFlows(Path out, List<ChildProcess> makers) {
        Await.until(
                "flows in " + out,
                PATIENCE,
                () -> makers.stream().map(ChildProcess::tail).collect(Collectors.joining("\n")),
                () -> {
                    makers.forEach(ChildProcess::requireAlive);
                    return !new Tables(out).flows().isEmpty();
                });
    }

    /** Runs a line in a folder, with Flink's scripts on the PATH. */
    private static ChildProcess shell(String name, Path at, String line, FlinkHome home)
            throws Exception {
        Map<String, String> environment = new HashMap<>(home.environment());
        environment.put("PATH", home.bin() + ":" + System.getenv("PATH"));
        return ChildProcess.start(
                name,
                Files.createDirectories(folder.resolve(name)),
                List.of("bash", "-c", "cd '" + at + "' && " + line),
                environment);
    }
}
