package io.weir.cli.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.Broker;
import io.weir.ingest.generate.CaptureFiles;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Kafka goes away in the middle of everything, for longer than anybody takes for a moment. */
@Timeout(300)
class BrokerOutageTest {

    @TempDir private Path folder;

    @Test
    void costsNoPacketAndNoFlow() throws Exception {
        Path capture = folder.resolve("generated.pcap");
        new CaptureFiles(capture, 10_000, 1, CaptureFiles.WHOLE, false, false).write(written -> {});
        Path analyzed = folder.resolve("analyzed");
        Weir.run("analyze", "--out", analyzed, capture);
        Path out = folder.resolve("out");
        try (Broker broker = Broker.start(folder.resolve("broker"))) {
            String kafka = broker.bootstrapServers();
            Weir replay =
                    Weir.start(
                            "replay", "--kafka", kafka, "--topic", "packets", "--speed", "30x",
                            capture);
            Weir job =
                    Weir.start(
                            "job",
                            "--kafka",
                            kafka,
                            "--topic",
                            "packets",
                            "--bounded",
                            "--checkpoint-interval",
                            "500ms",
                            "--parallelism",
                            2,
                            "--out",
                            out);
            await(() -> Files.isDirectory(out.resolve("flows")), replay, job);
            broker.stop();
            await(() -> replay.said().contains("has taken nothing of some partition"), replay, job);
            broker.startAgain();

            replay.finish();
            job.finish();

            assertThat(replay.said()).contains("goes on, after more than");
            assertThat(ResultTables.in(out)).isEqualTo(ResultTables.in(analyzed));
            Weir.run("audit", "--out", out, "--kafka", kafka, "--flows-topic", "weir.flows");
        }
    }

    private static void await(BooleanSupplier condition, Weir... running) {
        while (!condition.getAsBoolean()) {
            for (Weir weir : running) {
                assertThat(weir.hasEnded()).as(weir.said()).isFalse();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(20));
        }
    }
}
