package io.weir.ingest.kafka;

import io.weir.broker.Broker;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real broker for all tests that need no other; each test takes topics of its own. */
public final class TestBroker implements BeforeAllCallback {

    private static final AtomicInteger TOPICS = new AtomicInteger();

    private Broker broker;

    /** Goes when all tests are done. */
    private record Running(Broker broker) implements AutoCloseable {

        static Running start() {
            try {
                Path folder = Files.createTempDirectory("broker");
                return new Running(Broker.start(folder));
            } catch (Exception e) {
                throw new IllegalStateException("no broker", e);
            }
        }

        @Override
        public void close() {
            broker.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        broker =
                context.getRoot()
                        .getStore(ExtensionContext.Namespace.GLOBAL)
                        .computeIfAbsent(Running.class, key -> Running.start(), Running.class)
                        .broker();
    }

    public KafkaSettings settings() {
        return new KafkaSettings(broker.bootstrapServers(), Map.of());
    }

    /** A name that no other test has. */
    public String newTopic() {
        return "topic-" + TOPICS.incrementAndGet();
    }
}
