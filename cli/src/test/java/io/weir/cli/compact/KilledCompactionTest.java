package io.weir.cli.compact;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** A run that ends anywhere, as by SIGKILL, is noticed by no reader and mended by the next one. */
class KilledCompactionTest {

    @TempDir static Path shared;
    private static SmallFiles written;
    private static List<String> rows;

    @TempDir Path folder;

    @BeforeAll
    static void write() {
        written = SmallFiles.in(shared);
        rows = written.rows();
    }

    /** Ends a run, past every line of it that would tidy up. */
    private static final class Kill extends Error {
        private static final long serialVersionUID = 1;
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "STRAY_RETURNED")
    void leavesReadersTheSameRowsBehindEachStep(Step last) throws Exception {
        SmallFiles tables = written.copy(folder.resolve("out"));
        int kills = 0;
        while (isKilledAt(last, kills, tables)) {
            assertThat(tables.rows()).as("after %s %s", kills, last).isEqualTo(rows);
            kills = 2 * kills + 1;
        }

        assertThat(kills).isPositive();
        assertThat(tables.rows()).isEqualTo(rows);
        assertThat(tables.files("flows")).hasSizeLessThanOrEqualTo(2);
        assertThat(folder.resolve("out/.compact")).doesNotExist();
    }

    /** Each run gets further than the one before. */
    private static boolean isKilledAt(Step last, int steps, SmallFiles tables) throws Exception {
        int[] left = {steps};
        try {
            tables.compact(
                    Duration.ZERO,
                    step -> {
                        if (step == last && left[0]-- == 0) {
                            throw new Kill();
                        }
                    });
            return false;
        } catch (Kill e) {
            return true;
        }
    }

    @Test
    void leavesAFolderAloneWhoseRowsWouldNotBeTheSame() throws Exception {
        SmallFiles tables = written.copy(folder.resolve("out"));
        Path others = tables.files("interim").get(0);
        Step.Listener damage =
                step -> {
                    if (step == Step.FILE_MERGED) {
                        Path large = find(tables.out(), "part-merged-");
                        Files.copy(others, large, StandardCopyOption.REPLACE_EXISTING);
                    }
                };

        assertThat(tables.messages(Duration.ZERO, damage))
                .anyMatch(line -> line.matches("compact: flows/date=.*: left as it was, since.*"));
        assertThat(tables.rows()).isEqualTo(rows);
        tables.compact(Duration.ZERO, Step.Listener.NONE);
        assertThat(tables.rows()).isEqualTo(rows);
    }

    private static Path find(Path out, String prefix) {
        return SmallFiles.all(out).stream()
                .filter(file -> file.getFileName().toString().startsWith(prefix))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void losesNoFileThatSomebodyBeginsOrPublishesMeanwhile() throws Exception {
        SmallFiles tables = written.copy(folder.resolve("out"));
        Path inside = tables.files("flows").get(0);
        Path behind = tables.files("flows").get(1);
        Path begunInside = hide(inside);
        Path begunBehind = hide(behind);
        AtomicBoolean once = new AtomicBoolean(true);

        tables.compact(
                Duration.ofHours(1),
                step -> {
                    if (step == Step.EXCHANGED && once.getAndSet(false)) {
                        String name = begunInside.getFileName().toString();
                        Path old = find(tables.out().resolve(".compact"), name);
                        Files.move(old, old.resolveSibling(inside.getFileName()));
                    }
                });
        Files.move(begunBehind, behind);

        assertThat(tables.rows()).isEqualTo(rows);
    }

    private static Path hide(Path file) throws Exception {
        return Files.move(file, file.resolveSibling("." + file.getFileName() + ".inprogress.0"));
    }
}
