package io.weir.command.metrics;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option by which a command is asked to tell Prometheus what it counts. */
public final class MetricsOption {

    public static final String NAME = "--metrics";

    @Option(
            names = NAME,
            paramLabel = "[HOST:]PORT",
            converter = ListenAddressConverter.class,
            description = "what it counts, for Prometheus (HOST: 127.0.0.1; default: off)")
    private @Nullable ListenAddress address;

    /** Where Prometheus is to find it; null: nobody asked. */
    public @Nullable ListenAddress address() {
        return address;
    }
}
