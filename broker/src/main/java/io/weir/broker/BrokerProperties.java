package io.weir.broker;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** The server.properties of a broker's folder: they keep its ports from one start to the next. */
final class BrokerProperties {

    static final int NODE_ID = 1;
    static final String CONTROLLER = "CONTROLLER";

    private static final String FILE = "server.properties";

    private BrokerProperties() {}

    /**
     * Those of an earlier start in this folder, else new ones; the given settings go before both.
     */
    static Properties of(Path folder, Map<String, String> settings) throws IOException {
        Path file = folder.resolve(FILE);
        Properties properties = Files.exists(file) ? read(file) : create(folder);
        properties.putAll(settings);
        write(properties, file);
        return properties;
    }

    private static Properties create(Path folder) throws IOException {
        List<Integer> ports = FreePorts.find(2);
        String clients = "127.0.0.1:" + ports.get(0);
        String controller = "127.0.0.1:" + ports.get(1);
        Properties properties = new Properties();
        properties.putAll(
                Map.of(
                        "process.roles",
                        "broker,controller",
                        "node.id",
                        Integer.toString(NODE_ID),
                        "controller.quorum.voters",
                        NODE_ID + "@" + controller,
                        "controller.listener.names",
                        CONTROLLER,
                        "listeners",
                        "CLIENTS://" + clients + "," + CONTROLLER + "://" + controller,
                        "advertised.listeners",
                        "CLIENTS://" + clients,
                        "inter.broker.listener.name",
                        "CLIENTS",
                        "listener.security.protocol.map",
                        "CLIENTS:PLAINTEXT," + CONTROLLER + ":PLAINTEXT",
                        "log.dirs",
                        folder.resolve("log").toString(),
                        "auto.create.topics.enable",
                        "false"));
        properties.putAll(singleNode());
        properties.putAll(smallMemory());
        return properties;
    }

    /** What Kafka by default spreads over three brokers. */
    private static Map<String, String> singleNode() {
        return Map.of(
                "offsets.topic.replication.factor", "1",
                "offsets.topic.num.partitions", "4",
                "transaction.state.log.replication.factor", "1",
                "transaction.state.log.min.isr", "1",
                "transaction.state.log.num.partitions", "4",
                "share.coordinator.state.topic.replication.factor", "1",
                "share.coordinator.state.topic.min.isr", "1",
                "group.initial.rebalance.delay.ms", "0");
    }

    /** The cleaner alone would otherwise set 128 MB of heap aside. */
    private static Map<String, String> smallMemory() {
        return Map.of(
                "log.cleaner.dedupe.buffer.size", "2097152",
                "num.io.threads", "4",
                "num.network.threads", "2",
                "background.threads", "2");
    }

    private static Properties read(Path file) throws IOException {
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        }
        return properties;
    }

    private static void write(Properties properties, Path file) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }
}
