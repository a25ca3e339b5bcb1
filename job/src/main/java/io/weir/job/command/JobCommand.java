package io.weir.job.command;

import io.weir.command.ConfiguredCommand;
import io.weir.command.config.Problems;
import io.weir.command.metrics.MetricsOption;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code weir job}, and the command line of {@code weir-job.jar}. */
@Command(
        name = "job",
        header = "Rebuilds flows from a topic of sensors, exactly once.",
        sortOptions = false,
        customSynopsis = "weir job --kafka HOST:PORT --topic T --out DIR|URI [OPTION]...",
        footer = {
            "Exit status: 0 good, 2 usage, 1 anything else. docs/job.md tells more. Example:",
            "  weir job --kafka 127.0.0.1:9092 --topic weir.packets.monday --bounded --out flows"
        })
public final class JobCommand extends ConfiguredCommand {

    /** What is done with a sound command line: the cluster does other things than one JVM. */
    public interface Runner {
        int run(JobSettings settings) throws Exception;

        /** What is wrong as far as it can be told here; a cluster has settings of its own. */
        default void check(JobSettings settings, Problems problems) {
            ExactlyOnce.check(settings.flink(), settings, problems);
            if (settings.metrics() != null) {
                problems.add(
                        MetricsOption.NAME,
                        "is for weir job; a cluster tells by its own reporter, see docs/metrics.md");
            }
        }
    }

    @ArgGroup(validate = false)
    InputOptions input = new InputOptions();

    @ArgGroup(validate = false)
    ResultOptions results = new ResultOptions();

    @ArgGroup(validate = false)
    RuleOptions rules = new RuleOptions();

    @ArgGroup(validate = false)
    StateOptions state = new StateOptions();

    @Mixin MetricsOption metrics = new MetricsOption();

    private final Runner runner;

    public JobCommand(Runner runner) {
        this.runner = runner;
    }

    @Override
    protected void check(Problems problems) {
        input.check(problems);
        results.check(input.topic, problems);
        rules.check(problems);
        state.check(problems);
        if (problems.isEmpty()) {
            runner.check(settings(), problems);
        }
    }

    @Override
    protected int run() throws Exception {
        return runner.run(settings());
    }

    private JobSettings settings() {
        return new JobSettings(
                input.kafka(),
                input.kafkaConfig,
                input.topic,
                input.bounded,
                input.domains(),
                input.lagMax(),
                rules.rules(),
                state.maxFlows,
                input.networks,
                results.out(),
                results.append,
                results.iceberg(),
                results.topics(),
                results.format(),
                state.transactionTimeout,
                state.longestOutage,
                input.kafkaWait,
                state.flink(),
                metrics.address());
    }
}
