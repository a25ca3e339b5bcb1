package io.weir.job.command;

import io.weir.command.config.Problems;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
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
                    }
                });
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
