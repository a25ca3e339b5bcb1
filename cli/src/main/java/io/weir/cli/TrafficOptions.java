package io.weir.cli;

import io.weir.command.config.CidrConverter;
import io.weir.ingest.train.LocalNetworks;
import io.weir.job.command.RuleOptions;
import io.weir.schema.Cidr;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Options that say what is local and when flows end: they shape the flows themselves. */
final class TrafficOptions extends RuleOptions {

    @Option(
            names = "--network",
            paramLabel = "CIDR",
            split = ",",
            converter = CidrConverter.class,
            description = "a local network, such as 10.0.0.0/8; may be repeated")
    List<Cidr> networks = new ArrayList<>();

    LocalNetworks localNetworks() {
        return networks.isEmpty() ? LocalNetworks.NONE : new LocalNetworks(networks);
    }
}
