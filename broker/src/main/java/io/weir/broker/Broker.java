package io.weir.broker;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * One running Kafka broker. All that it keeps lies below its folder, and it listens on free ports
 * of 127.0.0.1 only. {@link #stop} and {@link #startAgain} are an outage: ports, topics and open
 * transactions are the same behind it; so they are when another process starts a broker in the
 * folder.
 */
public final class Broker implements AutoCloseable {

    private final Properties properties;
    private @Nullable AutoCloseable server;

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
        AutoCloseable running = server;
        server = null;
        if (running != null) {
            try {
                running.close();
            } catch (Exception e) {
                throw new IllegalStateException("the broker does not stop", e);
            }
        }
    }

    /** Brings a stopped broker back, with the same port and all that it held. */
    public void startAgain() {
        if (server != null) {
            throw new IllegalStateException("the broker at " + bootstrapServers() + " runs");
        }
        server = KafkaClasses.start(properties);
    }

    /** Stops the broker; the folder stays. */
    @Override
    public void close() {
        stop();
    }
}
