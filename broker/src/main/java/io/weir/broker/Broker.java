package io.weir.broker;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.jspecify.annotations.Nullable;

/**
 * One running Kafka broker. All that it keeps lies below its folder, and it listens on free ports
 * of 127.0.0.1 only. {@link #stop} and {@link #startAgain} are an outage: ports, topics and open
 * transactions are the same behind it; so they are when another process starts a broker in the
 * folder.
 */
public final class Broker implements AutoCloseable {

    private final Properties properties;
    private @Nullable KafkaRaftServer server;

    private Broker(Properties properties) {
        this.properties = properties;
    }

    /** Starts a broker in this folder, which is made if it does not exist. */
    public static Broker start(Path folder) throws IOException {
        return start(folder, Map.of());
    }

    /**
     * Starts a broker with settings of Kafka's server.properties beside our own. The listener for
     * clients is named CLIENTS.
     */
    public static Broker start(Path folder, Map<String, String> settings) throws IOException {
        Path home = folder.toAbsolutePath().normalize();
        Files.createDirectories(home);
        Properties properties = BrokerProperties.of(home, settings);
        Path log = Path.of(properties.getProperty("log.dirs"));
        if (!Files.exists(log.resolve("meta.properties"))) {
            format(log.toString());
        }
        Broker broker = new Broker(properties);
        broker.startAgain();
        return broker;
    }

    /** Where clients connect: 127.0.0.1 and a port. */
    public String bootstrapServers() {
        String listener = properties.getProperty("advertised.listeners");
        return listener.substring(listener.indexOf("://") + 3);
    }

    /** Takes the broker away; its clients find nobody at the port. */
    public void stop() {
        if (server != null) {
            server.shutdown();
            server.awaitShutdown();
            server = null;
        }
    }

    /** Brings a stopped broker back, with the same port and all that it held. */
    public void startAgain() {
        if (server != null) {
            throw new IllegalStateException("the broker at " + bootstrapServers() + " runs");
        }
        KafkaRaftServer started =
                new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            started.startup();
        } catch (RuntimeException e) {
            started.shutdown();
            throw e;
        }
        server = started;
    }

    /** Stops the broker; the folder stays. */
    @Override
    public void close() {
        stop();
    }

    private static void format(String log) throws IOException {
        try {
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(BrokerProperties.NODE_ID)
                    .setControllerListenerName(BrokerProperties.CONTROLLER)
                    .setMetadataLogDirectory(log)
                    .addDirectory(log)
                    .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                    .run();
        } catch (IOException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("cannot set up a broker in " + log, e);
        }
    }
}
