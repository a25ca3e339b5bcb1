package io.weir.job.command;

import io.weir.command.config.Problems;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/** Settings of the job's Kafka clients: what users hand through, and what exactly-once fixes. */
final class KafkaClients {

    private static final String OPTION = "kafka.";

    /** Settings whose value is the job's, and why nobody else may choose it. */
    private static final Map<String, String> OURS =
            Map.of(
                    ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                    "each transaction needs a name of its own",
                    ProducerConfig.TRANSACTION_TIMEOUT_CONFIG,
                    "give --transaction-timeout",
                    CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
                    "give --kafka",
                    ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                    "offsets are part of the job's checkpoints");

    /** Settings that must have this value, if they are given. */
    private static final Map<String, String> FIXED =
            Map.of(
                    ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                    "read_committed",
                    ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                    "true",
                    ProducerConfig.ACKS_CONFIG,
                    "all");

    /** Settings that are Flink's, in its sources and sinks for Kafka. */
    private static final Set<String> OF_THE_CONNECTOR =
            Set.of(
                    "client.id.prefix",
                    "commit.offsets.on.checkpoint",
                    "partition.discovery.interval.ms",
                    "register.consumer.metrics",
                    "register.producer.metrics",
                    "flink.disable-metrics");

    /** Each provider of secrets brings settings under a name of its own. */
    private static final String OF_PROVIDERS = AdminClientConfig.CONFIG_PROVIDERS_CONFIG + ".";

    private KafkaClients() {}

    static void check(Map<String, String> settings, Problems problems) {
        settings.forEach(
                (name, value) -> {
                    String why = OURS.get(name);
                    String must = FIXED.get(name);
                    if (why != null) {
                        problems.add(OPTION + name, "cannot be set: " + why);
                    } else if (must != null && !must.equals(value)) {
                        problems.add(
                                OPTION + name,
                                "must be " + must + " for flows exactly once, was " + value);
                    } else if (!isKnown(name)) {
                        problems.add(OPTION + name, "no client of Kafka has this setting");
                    }
                });
    }

    private static boolean isKnown(String name) {
        return ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name)
                || AdminClientConfig.configNames().contains(name)
                || OF_THE_CONNECTOR.contains(name)
                || name.startsWith(OF_PROVIDERS);
    }

    static Properties consumer(JobSettings settings) {
        Properties client = common(settings);
        client.setProperty(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        client.putIfAbsent(ConsumerConfig.GROUP_ID_CONFIG, "weir-job." + settings.topic());
        return client;
    }

    static Properties producer(JobSettings settings) {
        Properties client = common(settings);
        client.putIfAbsent(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        return client;
    }

    static Properties common(JobSettings settings) {
        Properties client = new Properties();
        client.setProperty(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, settings.servers());
        client.putAll(settings.client());
        return client;
    }
}
