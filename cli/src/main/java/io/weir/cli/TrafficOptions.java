package io.weir.cli;

import io.weir.command.config.CidrConverter;
import io.weir.command.config.DurationConverter;
import io.weir.command.config.Durations;
import io.weir.command.config.Problems;
import io.weir.ingest.train.LocalNetworks;
import io.weir.job.flow.FlowRules;
import io.weir.schema.Cidr;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what is local and when flows end: they shape the flows themselves. */
final class TrafficOptions {

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            split = ",",
            converter = CidrConverter.class,
            description = "a local network, such as 10.0.0.0/8; may be repeated")
    List<Cidr> networks = new ArrayList<>();

    @Option(
            names = "--udp-idle",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends a flow of UDP or another protocol (default: 30s)")
    Duration udpIdle = FlowRules.DEFAULT.udpIdle();

    @Option(
            names = "--tcp-idle",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends an open TCP flow (default: 5m)")
    Duration tcpIdle = FlowRules.DEFAULT.tcpIdle();

    @Option(
            names = "--syn-timeout",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "silence that ends a TCP flow of unanswered SYNs (default: 30s)")
    Duration synTimeout = FlowRules.DEFAULT.synTimeout();

    @Option(
            names = "--linger",
            paramLabel = "D",
            converter = DurationConverter.class,
            description = "how long a closed TCP flow takes late packets in (default: 5s)")
    Duration linger = FlowRules.DEFAULT.linger();

    @Option(
            names = "--active",
            paramLabel = "D",
            converter = DurationConverter.class,
            description =
                    "table interim: open flows, after each such span; 0s: never (default: 0s)")
    Duration active = FlowRules.DEFAULT.active();

    void check(Problems problems) {
        positive("--udp-idle", udpIdle, problems);
        positive("--tcp-idle", tcpIdle, problems);
        positive("--syn-timeout", synTimeout, problems);
    }

    private static void positive(String option, Duration value, Problems problems) {
        if (value.isZero()) {
            problems.add(option, "must be longer than 0s, was " + Durations.format(value));
        }
    }

    LocalNetworks localNetworks() {
        return networks.isEmpty() ? LocalNetworks.NONE : new LocalNetworks(networks);
    }

    FlowRules rules() {
        return new FlowRules(udpIdle, tcpIdle, synTimeout, linger, active);
    }
}
