package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.broker.Broker;
import io.weir.ingest.generate.CaptureFiles;
import io.weir.launcher.ClassesUnderTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The job on a disk of its own, which only its process sees. */
@Timeout(300)
class FullDiskTest {

    /**
     * Mounts a small disk at OUT and fills it, runs the command, and saves what is on the disk: it
     * goes with the last process that sees it.
     */
    private static final String ON_A_FULL_DISK =
            """
            mount -t tmpfs -o size=4m weir-test "$OUT" || exit 99
            cat /dev/zero > "$OUT/ballast" 2> /dev/null
            "$@"
            status=$?
            cp -r "$OUT" "$SAVED" && exit $status
            """;

    private static final String FULL = "No space left on device";

    @TempDir private Path folder;

    @Test
    void isToldAndTheJobGoesOnByItselfOnceThereIsRoom() throws Exception {
        assumeMounts();
        Path capture = folder.resolve("generated.pcap");
        new CaptureFiles(capture, 5_000, 1, CaptureFiles.WHOLE, false, false).write(written -> {});
        Path analyzed = folder.resolve("analyzed");
        Weir.run("analyze", "--out", analyzed, capture);
        Path out = Files.createDirectory(folder.resolve("out"));
        Path said = folder.resolve("said");
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            String kafka = broker.bootstrapServers();
            Weir.run("replay", "--kafka", kafka, "--topic", "packets", capture);
            Process job = start(kafka, out, said);
            try {
                awaitSaid(said, FULL, job);

                Files.delete(Path.of("/proc/" + job.pid() + "/root" + out.resolve("ballast")));

                assertThat(job.waitFor(120, TimeUnit.SECONDS)).as(Files.readString(said)).isTrue();
            } finally {
                job.descendants().forEach(ProcessHandle::destroyForcibly);
                job.destroyForcibly();
            }
            assertThat(job.exitValue()).as(Files.readString(said)).isZero();
        }
        assertThat(Files.readString(said))
                .contains(
                        "weir: the job goes back to its last checkpoint, it failed: cannot write ")
                .contains("weir: the job works again");
        assertThat(ResultTables.in(folder.resolve("saved"))).isEqualTo(ResultTables.in(analyzed));
    }

    private Process start(String kafka, Path out, Path said) throws Exception {
        ProcessBuilder job =
                new ProcessBuilder(
                        "unshare",
                        "--mount",
                        "sh",
                        "-c",
                        ON_A_FULL_DISK,
                        "sh",
                        ClassesUnderTest.layLauncher(folder).toString(),
                        "job",
                        "--kafka",
                        kafka,
                        "--topic",
                        "packets",
                        "--bounded",
                        "--out",
                        out.toString(),
                        "--checkpoint-dir",
                        folder.resolve("checkpoints").toString(),
                        "--checkpoint-interval",
                        "1s",
                        "--parallelism",
                        "2");
        job.environment().put("OUT", out.toString());
        job.environment().put("SAVED", folder.resolve("saved").toString());
        return job.redirectErrorStream(true).redirectOutput(said.toFile()).start();
    }

    private static void awaitSaid(Path said, String words, Process job) throws IOException {
        while (!Files.readString(said).contains(words)) {
            assertThat(job.isAlive()).as(Files.readString(said)).isTrue();
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
        }
    }

    private static void assumeMounts() throws Exception {
        boolean mounts = false;
        try {
            mounts =
                    new ProcessBuilder("unshare", "--mount", "mount", "-t", "tmpfs", "none", "/mnt")
                                    .start()
                                    .waitFor()
                            == 0;
        } catch (IOException e) {
            // There is no such program.
        }
        if (!mounts) {
            System.err.println("*** SKIPPED: a full disk is NOT tested here: none can be mounted");
        }
        assumeTrue(mounts, "no disk can be mounted");
    }
}
