package io.weir.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.cli.distributed.Weir;
import io.weir.cli.query.OutputDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who counts all the time while folders are exchanged counts the same all the time. */
class CountingReaderTest {

    private static final int HOURS = 12;

    @TempDir Path folder;

    @Test
    void findsTheSameRowsAllTheTime() throws Exception {
        SmallFiles tables = SmallFiles.in(folder);
        Path hour = tables.hour();
        for (int i = 0; i < HOURS; i++) {
            Path other = hour.resolve("../../date=2026-01-01/hour=%02d".formatted(i)).normalize();
            Files.createDirectories(other.getParent());
            new SmallFiles(hour).copy(other);
        }
        String expected = count(tables);
        AtomicInteger exchanged = new AtomicInteger();
        CompletableFuture<Void> compaction =
                CompletableFuture.runAsync(() -> compact(tables, exchanged));
        List<String> counts = new ArrayList<>();
        do {
            counts.add(count(tables));
        } while (!compaction.isDone());
        compaction.join();

        assertThat(exchanged).hasValueGreaterThanOrEqualTo(HOURS);
        assertThat(counts).hasSizeGreaterThan(10).containsOnly(expected);
        assertThat(count(tables)).isEqualTo(expected);
    }

    @Test
    void readsToTheEndWhatItHasBegunWith() throws Exception {
        SmallFiles tables = SmallFiles.in(folder);
        List<String> expected = tables.rows("flows").lines().skip(1).toList();
        List<String> flows = new ArrayList<>();
        try (OutputDatabase database = OutputDatabase.open(tables.out())) {
            database.read(
                    "SELECT * FROM flows",
                    rows -> {
                        while (rows.next()) {
                            flows.add(rows.getString(1));
                            if (flows.size() == 1) {
                                compact(tables, new AtomicInteger());
                            }
                        }
                    });
        }

        assertThat(flows).doesNotHaveDuplicates().hasSameSizeAs(expected);
    }

    private static void compact(SmallFiles tables, AtomicInteger exchanged) {
        try {
            tables.compact(
                    Duration.ofHours(1),
                    step -> exchanged.addAndGet(step == Step.EXCHANGED ? 1 : 0));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static String count(SmallFiles tables) {
        return Weir.run(
                List.of("query", "--format", "csv", "--out", tables.out()),
                "SELECT count(*), sum(client_packets + server_packets), sum(hash(flow_id)) FROM flows");
    }
}
