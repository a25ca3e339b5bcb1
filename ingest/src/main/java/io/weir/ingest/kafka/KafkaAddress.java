package io.weir.ingest.kafka;

import io.weir.command.config.Problems;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Options that say which Kafka is meant, and how to speak with it. */
public class KafkaAddress {

    private static final String SERVER = "(\\[[0-9A-Fa-f:.]+]|[^:,\\s]+):[0-9]{1,5}";
    private static final Pattern SERVERS = Pattern.compile(SERVER + "(," + SERVER + ")*");

    @Option(
            names = "--kafka",
            paramLabel = "HOST:PORT",
            description = "a server of the Kafka cluster; several with commas")
    @Nullable String servers;

    @Option(
            names = "--kafka-config",
            paramLabel = "KEY=VALUE",
            description = "a setting of Kafka's clients, such as security.protocol=SSL; repeatable")
    Map<String, String> settings = new TreeMap<>();

    /**
     * Checks each option by itself.
     *
     * @param needed nothing can be done without Kafka
     */
    public final void checkAddress(Problems problems, boolean needed) {
        if (servers == null) {
            if (needed) {
                problems.add("--kafka", "must be given, such as 127.0.0.1:9092");
            }
        } else if (!SERVERS.matcher(servers).matches()) {
            problems.add("--kafka", "'" + servers + "' is not HOST:PORT, or several with commas");
        }
        kafka().problems().forEach(line -> problems.add("kafka." + line));
    }

    /** Whether any Kafka was named. */
    public final boolean isGiven() {
        return servers != null;
    }

    /** How to reach Kafka. */
    public final KafkaSettings kafka() {
        return new KafkaSettings(servers == null ? "" : servers, settings);
    }
}
