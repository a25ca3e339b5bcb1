package io.weir.job.command;

import io.weir.command.config.DurationConverter;
import io.weir.command.config.Durations;
import io.weir.command.config.Problems;
import io.weir.job.flow.FlowRules;
import java.time.Duration;
import picocli.CommandLine.Option;

/** Options that say when flows end, with their defaults. */
public class RuleOptions {

    @Option(
            names = "--udp-idle",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends a flow of UDP or another protocol (default: 30s)")
    protected Duration udpIdle = FlowRules.DEFAULT.udpIdle();

    @Option(
            names = "--tcp-idle",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends an open TCP flow (default: 5m)")
    protected Duration tcpIdle = FlowRules.DEFAULT.tcpIdle();

    @Option(
            names = "--syn-timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends a TCP flow of unanswered SYNs (default: 30s)")
    protected Duration synTimeout = FlowRules.DEFAULT.synTimeout();

    @Option(
            names = "--linger",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long a closed TCP flow takes late packets in (default: 5s)")
    protected Duration linger = FlowRules.DEFAULT.linger();

    @Option(
            names = "--active",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "table interim: open flows, each such span; 0s: never (default: 0s)")
    protected Duration active = FlowRules.DEFAULT.active();

    /** Finds what no rule can be. */
    public void check(Problems problems) {
        positive("--udp-idle", udpIdle, problems);
        positive("--tcp-idle", tcpIdle, problems);
        positive("--syn-timeout", synTimeout, problems);
    }

    private static void positive(String option, Duration value, Problems problems) {
        if (value.isZero()) {
            problems.add(option, "must be longer than 0s, was " + Durations.format(value));
        }
    }

    public FlowRules rules() {
        return new FlowRules(udpIdle, tcpIdle, synTimeout, linger, active);
    }
}
