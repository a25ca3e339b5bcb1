package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weir.command.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierResultsTest {

    private static final String HOUR = "flows/date=2026-01-01/hour=05/";

    @TempDir private Path out;

    private void write(String file) throws IOException {
        Path path = out.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, "");
    }

    private void look() throws Exception {
        EarlierResults.refuse(out, out.resolve("checkpoints"));
    }

    @Test
    void standAgainstNothingWhereThereAreNone() throws Exception {
        write("notes/mine.parquet");
        write(HOUR + ".part-0-0.parquet.inprogress.1");

        look();

        assertThat(out.resolve("notes/mine.parquet")).exists();
    }

    @Test
    void areRefusedWithTheNewestCheckpointToGoOnFrom() throws Exception {
        write(HOUR + "part-0-0.parquet");
        write("checkpoints/job/chk-7/_metadata");
        write("checkpoints/job/chk-8/_metadata");
        write("checkpoints/job/chk-9/unfinished");
        assertThat(out.resolve("checkpoints/job/chk-7/_metadata").toFile().setLastModified(1000))
                .isTrue();

        assertThatThrownBy(this::look)
                .isInstanceOf(Failure.class)
                .hasMessage(
                        "--out: %s holds results already: go on with --restore %s, or give --append, or another --out",
                        out, out.resolve("checkpoints/job/chk-8"));
    }

    @Test
    void areRefusedWithoutACheckpoint() throws Exception {
        write("ledger/part-0-0.parquet");

        assertThatThrownBy(this::look).hasMessageContaining("--restore CHECKPOINT");
    }
}
