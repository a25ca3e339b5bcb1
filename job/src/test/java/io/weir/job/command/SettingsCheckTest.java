package io.weir.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.command.ExitStatus;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    private String checkIceberg(String... settings) {
        List<String> options = new ArrayList<>(List.of("--table-format", "iceberg"));
        for (String setting : settings) {
            options.add("--iceberg-config");
            options.add(setting);
        }
        assertThat(check(options.toArray(String[]::new)))
                .as(job.said())
                .isEqualTo(ExitStatus.USAGE);
        return job.lines().toString();
    }

    @ParameterizedTest
    @CsvSource({
        "type=hadoop, type=hadoop: needs Hadoop",
        "catalog-impl=org.apache.iceberg.hadoop.HadoopCatalog, type=hadoop: needs Hadoop",
        "type=hive, 'org.apache.iceberg.hive.HiveCatalog is not on the class path'",
        "type=what, 'type: must be rest or jdbc, was ''what'''",
        "catalog-impl=x.Y, catalog-impl: x.Y is not on the class path",
        "catalog-impl=java.lang.String, catalog-impl: java.lang.String is no org.apache.iceberg",
        "warehouse=x, names no catalog: give type=rest or type=jdbc",
        "type=jdbc, uri: is missing"
    })
    void findsACatalogThatCannotWork(String setting, String said) {
        assertThat(checkIceberg(setting)).contains("--iceberg-config: ").contains(said);
    }

    @Test
    void findsThatFilesOfACatalogCannotBeWritten() {
        assertThat(checkIceberg("type=jdbc", "uri=jdbc:x", "io-impl=x.Y"))
                .contains("--iceberg-config: io-impl: x.Y is not on the class path");
        assertThat(checkIceberg("type=jdbc", "catalog-impl=x.Y", "uri=jdbc:x"))
                .contains("type and catalog-impl exclude each other");
    }

    @Test
    void findsCatalogsThatIcebergBringsSound() {
        for (String type : List.of("rest", "jdbc")) {
            assertThat(
                            check(
                                    "--table-format",
                                    "iceberg",
                                    "--iceberg-config",
                                    "type=" + type,
                                    "--iceberg-config",
                                    "uri=https://127.0.0.1:1"))
                    .as(job.said())
                    .isEqualTo(ExitStatus.GOOD);
        }
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
