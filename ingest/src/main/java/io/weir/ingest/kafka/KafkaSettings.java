package io.weir.ingest.kafka;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * How to reach Kafka, and the settings of its clients that users hand through.
 *
 * @param bootstrapServers {@code HOST:PORT}, several with commas
 * @param settings as Kafka names them, such as {@code security.protocol}
 */
public record KafkaSettings(String bootstrapServers, Map<String, String> settings) {

    /** So long a call may wait for room or for Kafka before it comes back to ask again. */
    private static final int WAIT_MILLIS = 500;

    /** The values by which the promises of the wire stand. */
    private static final Map<String, String> FIXED =
            new TreeMap<>(
                    Map.of(
                            ProducerConfig.ACKS_CONFIG,
                            "all",
                            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                            "true",
                            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                            Integer.toString(Integer.MAX_VALUE),
                            ProducerConfig.MAX_BLOCK_MS_CONFIG,
                            Integer.toString(WAIT_MILLIS)));

    /** Each provider of secrets brings settings under a name of its own. */
    private static final String OF_PROVIDERS = AdminClientConfig.CONFIG_PROVIDERS_CONFIG + ".";

    /** Starting points, which users may have otherwise. */
    private static final Map<String, String> TUNED =
            Map.of(
                    ProducerConfig.LINGER_MS_CONFIG, "20",
                    ProducerConfig.BATCH_SIZE_CONFIG, Integer.toString(256 << 10),
                    ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4",
                    ProducerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, "2000");

    public KafkaSettings {
        settings = Map.copyOf(settings);
    }

    /** What is wrong with the settings, one line each with the setting's name in front. */
    public TreeSet<String> problems() {
        TreeSet<String> problems = new TreeSet<>();
        settings.forEach(
                (name, value) -> {
                    if (name.equals(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG)) {
                        problems.add(name + ": give --kafka instead");
                    } else if (name.endsWith("serializer")
                            || name.equals(ProducerConfig.TRANSACTIONAL_ID_CONFIG)) {
                        problems.add(name + ": cannot be set, the wire depends on it");
                    } else if (FIXED.containsKey(name) && !value.equals(FIXED.get(name))) {
                        problems.add(
                                name + ": must be " + FIXED.get(name) + ", the wire depends on it");
                    } else if (!isKnown(name)) {
                        problems.add(name + ": no client of Kafka has this setting");
                    }
                });
        return problems;
    }

    private static boolean isKnown(String name) {
        return ProducerConfig.configNames().contains(name)
                || ConsumerConfig.configNames().contains(name)
                || AdminClientConfig.configNames().contains(name)
                || name.startsWith(OF_PROVIDERS);
    }

    /** A consumer without a group, whose position whoever uses it sets. */
    public Consumer<byte[], byte[]> newConsumer(String clientId) {
        return new KafkaConsumer<>(forConsumer(clientId));
    }

    Producer<byte[], byte[]> newProducer(String clientId) {
        return new KafkaProducer<>(forProducer(clientId));
    }

    Admin newAdmin(String clientId) {
        return Admin.create(common(clientId));
    }

    private Properties forProducer(String clientId) {
        Properties properties = common(clientId);
        TUNED.forEach(properties::putIfAbsent);
        properties.putAll(FIXED);
        String serializer = ByteArraySerializer.class.getName();
        properties.put(ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG, serializer);
        properties.put(ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG, serializer);
        return properties;
    }

    private Properties forConsumer(String clientId) {
        Properties properties = common(clientId);
        properties.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, "false");
        properties.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, "false");
        properties.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        String deserializer = ByteArrayDeserializer.class.getName();
        properties.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, deserializer);
        properties.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, deserializer);
        return properties;
    }

    private Properties common(String clientId) {
        Properties properties = new Properties();
        properties.put(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        properties.put(AdminClientConfig.CLIENT_ID_CONFIG, clientId);
        properties.putAll(settings);
        return properties;
    }

    /** Without the settings' values: some are secrets. */
    @Override
    public String toString() {
        return bootstrapServers + " with " + new TreeSet<>(settings.keySet());
    }
}
