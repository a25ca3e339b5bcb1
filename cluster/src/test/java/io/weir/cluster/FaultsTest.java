package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each kind of process is killed in the middle of a run, while offsets advance and a transaction is
 * open; what readers see afterwards is what a quiet run gives.
 */
class FaultsTest {

    private static final int PACKETS = 60_000;
    private static final int TASK_MANAGERS = 2;

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    static Path folder;

    private static BrokerProcess broker;
    private static FlinkCluster flink;
    private static Path capture;
    private static List<FlowName> quiet;

    @BeforeAll
    static void startEverything() throws Exception {
        capture = folder.resolve("capture.pcap");
        new CaptureFiles(capture, PACKETS, 1, CaptureFiles.WHOLE, false, false).write(n -> {});
        broker = BrokerProcess.start(folder);
        flink = FlinkCluster.start(folder.resolve("flink"), TASK_MANAGERS, 1);
        quiet = Run.fast("quiet", folder, broker, flink, capture).finish();
        assertThat(quiet).hasSizeGreaterThan(1_000).doesNotHaveDuplicates();
    }

    @AfterAll
    static void stopEverything() {
        if (flink != null) {
            flink.close();
        }
        if (broker != null) {
            broker.close();
        }
    }

    @Test
    void losesAndDoublesNothingWhenATaskManagerIsKilled() throws Exception {
        Run run = run("taskmanager");
        run.awaitTheMiddle();

        flink.killTaskManager();

        assertThat(run.finish()).isEqualTo(quiet);
        assertThat(run.wasRestored()).isTrue();
    }

    @Test
    void losesAndDoublesNothingWhenTheJobManagerIsKilled() throws Exception {
        Run run = run("jobmanager");
        run.awaitTheMiddle();

        flink.killJobManager();

        assertThat(run.finish()).isEqualTo(quiet);
        assertThat(run.wasRestored()).isTrue();
    }

    @Test
    void losesAndDoublesNothingWhenTheBrokerIsKilled() throws Exception {
        Run run = run("broker");
        run.awaitTheMiddle();

        broker.kill();
        broker.startAgain();

        assertThat(run.finish()).isEqualTo(quiet);
    }

    @Test
    void losesAndDoublesNothingWhenAReplayIsKilledAndStartedAgain() throws Exception {
        Run run = run("replay");
        run.awaitTheMiddle();

        run.killReplay();
        run.startReplay();

        assertThat(run.finish()).isEqualTo(quiet);
    }

    private static Run run(String name) throws Exception {
        return Run.paced(name, folder, broker, flink, capture);
    }
}
