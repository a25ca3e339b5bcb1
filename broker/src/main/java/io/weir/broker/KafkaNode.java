package io.weir.broker;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;

/**
 * Kafka's server, for {@link KafkaClasses} to load: only types of the JDK go in and out, since
 * everything else here is not what it is outside.
 */
public final class KafkaNode implements AutoCloseable {

    private final KafkaRaftServer server;

    private KafkaNode(KafkaRaftServer server) {
        this.server = server;
    }

    /** Formats the log when it is new, and starts. */
    public static AutoCloseable start(Properties properties) throws Exception {
        String log = properties.getProperty("log.dirs");
        if (!Files.exists(Path.of(log, "meta.properties"))) {
            format(log);
        }
        KafkaRaftServer server =
                new KafkaRaftServer(KafkaConfig.fromProps(properties, false), Time.SYSTEM);
        try {
            server.startup();
        } catch (RuntimeException e) {
            server.shutdown();
            throw e;
        }
        return new KafkaNode(server);
    }

    private static void format(String log) throws Exception {
        new Formatter()
                .setClusterId(Uuid.randomUuid().toString())
                .setNodeId(BrokerProperties.NODE_ID)
                .setControllerListenerName(BrokerProperties.CONTROLLER)
                .setMetadataLogDirectory(log)
                .addDirectory(log)
                .setPrintStream(new PrintStream(PrintStream.nullOutputStream()))
                .run();
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }
}
