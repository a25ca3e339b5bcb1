package io.weir.cli.doctor;

import io.weir.cli.finding.Finding;
import io.weir.command.Commands;
import io.weir.command.ConfiguredCommand;
import io.weir.command.ExitStatus;
import io.weir.command.Host;
import io.weir.command.config.Problems;
import io.weir.ingest.kafka.KafkaAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code weir doctor}: what would keep a sensor or the job from working here. */
@Command(
        name = "doctor",
        header = "Says what would keep a sensor or the job from working here, and what to do.",
        sortOptions = false,
        customSynopsis = "weir doctor [OPTION]...",
        footer = {
            "",
            "Nothing is changed. Exit status: 0 all that was looked at is well, 2 usage, 1 something",
            "is not. Example:",
            "  weir doctor --interface eth0 --kafka 127.0.0.1:9092 --job-config job.yaml"
        })
public final class DoctorCommand extends ConfiguredCommand {

    @Option(
            names = "--interface",
            paramLabel = "IF",
            description = "where a sensor is to capture (default: any)")
    private String interfaceName = "any";

    @Mixin private KafkaAddress kafka = new KafkaAddress();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "where tables are to go (default: weir-out)")
    private Path out = Path.of("weir-out");

    @Option(
            names = "--job-config",
            paramLabel = "FILE",
            description = "the YAML file that weir job is to run with")
    private @Nullable Path jobConfig;

    private final Host host;
    private final Commands commands;

    public DoctorCommand(Host host, Commands commands) {
        this.host = host;
        this.commands = commands;
    }

    @Override
    protected void check(Problems problems) {
        kafka.checkAddress(problems, false);
    }

    @Override
    protected int run() throws Exception {
        List<Finding> findings = new ArrayList<>();
        findings.add(CaptureCheck.of(interfaceName));
        findings.add(OutputCheck.of(out));
        findings.addAll(kafkaFindings());
        findings.addAll(jobFindings());
        for (Finding finding : findings) {
            host.out().write(finding.lines().getBytes(StandardCharsets.UTF_8));
        }
        return findings.stream().allMatch(Finding::isGoodEnough)
                ? ExitStatus.GOOD
                : ExitStatus.FAILED;
    }

    private List<Finding> kafkaFindings() throws InterruptedException {
        return !kafka.isGiven()
                ? List.of(Finding.skipped("kafka", "not looked at", "give --kafka HOST:PORT"))
                : KafkaCheck.of(kafka.kafka());
    }

    private List<Finding> jobFindings() {
        return jobConfig == null
                ? List.of(Finding.skipped("job", "not looked at", "give --job-config FILE"))
                : JobCheck.of(jobConfig, commands);
    }
}
