package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlinkClusterTest {

    private static final Duration RECOVERY = Duration.ofMinutes(4);

    @TempDir Path folder;

    @Test
    void takesAJobThroughTheDeathOfATaskManagerAndOfTheJobManager() throws Exception {
        try (FlinkCluster cluster = FlinkCluster.start(folder.resolve("flink"), 2, 1)) {
            FlinkRest rest = cluster.rest();
            String job = rest.run(jar(), TickingJob.class.getName(), 2, List.of());
            awaitProgress(cluster, job);

            cluster.killTaskManager();
            awaitRestore(cluster, job);

            cluster.killJobManager();
            awaitRestore(cluster, job);

            assertThat(rest.state(job)).isEqualTo("RUNNING");
        }
    }

    private static void awaitProgress(FlinkCluster cluster, String job) {
        Await.until(
                "two checkpoints of the running job",
                RECOVERY,
                cluster::tails,
                () ->
                        cluster.rest().isRunning(job)
                                && cluster.rest().completedCheckpoints(job) > 1);
    }

    private static void awaitRestore(FlinkCluster cluster, String job) {
        Await.until(
                "the job restored and running",
                RECOVERY,
                cluster::tails,
                () -> cluster.rest().restoredCheckpoints(job) > 0 && cluster.rest().isRunning(job));
    }

    private Path jar() throws IOException {
        Path jar = folder.resolve("ticks.jar");
        String entry = TickingJob.class.getName().replace('.', '/') + ".class";
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.putNextEntry(new ZipEntry(entry));
            Files.copy(Build.TEST_CLASSES.resolve(entry), out);
            out.closeEntry();
        }
        return jar;
    }
}
