package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a check of the settings finds without Kafka: it is all that the start would find. */
class SettingsCheckTest {

    @TempDir Path out;
    private final JobLine job = new JobLine();

    private int check(String... more) {
        List<String> options =
                new ArrayList<>(
                        List.of("--check-config", "--kafka", "127.0.0.1:1", "--out", out + "/o"));
        options.addAll(List.of(more));
        return job.run(options.toArray(String[]::new));
    }

    @Test
    void findsTheDefaultsSound() {
        assertThat(check()).as(job.said()).isEqualTo(ExitStatus.GOOD);
    }

    @Test
    void findsWhatWouldLoseOrDoubleFlows() {
        assertThat(
                        check(
                                "--transaction-timeout",
                                "10m",
                                "--flink-config",
                                "execution.checkpointing.unaligned.enabled=true",
                                "--flink-config",
                                "execution.checkpointing.mode=AT_LEAST_ONCE"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines())
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).contains("flink.execution.checkpointing.mode"))
                .anySatisfy(line -> assertThat(line).contains("unaligned.enabled: must be false"))
                .anySatisfy(
                        line ->
                                assertThat(line)
                                        .startsWith("weir: --transaction-timeout: must be"));
    }

    @Test
    void findsCheckpointsThatAreOff() {
        assertThat(check("--flink-config", "execution.checkpointing.interval=0s"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines()).singleElement().asString().contains("checkpoints are off");
    }

    @Test
    void findsThatCheckpointsHaveNoFolderWhereTablesAreElsewhere() {
        assertThat(check("--out", "s3://flows")).isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines()).singleElement().asString().endsWith("give --checkpoint-dir");
    }

    /**
     * A transaction is open from one checkpoint to the end of the next, however long that takes.
     */
    @Test
    void countsTheTimeThatACheckpointMayTake() {
        assertThat(check("--transaction-timeout", "13m")).isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines())
                .containsExactly(
                        "weir: --transaction-timeout: must be at least 14m (checkpoint interval 1m,"
                                + " its timeout 3m and longest outage 10m), or flows are lost in an"
                                + " outage; was 13m");
    }

    @Test
    void countsTheTimeoutOfCheckpointsThatIsGiven() {
        assertThat(check("--flink-config", "execution.checkpointing.timeout=10min"))
                .isEqualTo(ExitStatus.USAGE);
        assertThat(job.lines()).singleElement().asString().contains("at least 21m");
    }
}
