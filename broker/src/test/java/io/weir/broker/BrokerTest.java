package io.weir.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BrokerTest {

    @TempDir Path folder;

    @Test
    void showsReadersOnlyWhatWasCommitted() throws Exception {
        try (Broker broker = Broker.start(folder)) {
            Topic topic = Topic.create(broker, "flows");
            try (KafkaProducer<String, String> producer = topic.transactionalProducer()) {
                producer.beginTransaction();
                producer.send(topic.record("kept"));
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(topic.record("dropped"));
                producer.flush();
                producer.abortTransaction();
            }

            assertThat(topic.committed()).containsExactly("kept");
        }
    }

    @Test
    void holdsAnOpenTransactionOverAnOutage() throws Exception {
        try (Broker broker = Broker.start(folder)) {
            String before = broker.bootstrapServers();
            Topic topic = Topic.create(broker, "flows");
            try (KafkaProducer<String, String> producer = topic.transactionalProducer()) {
                producer.beginTransaction();
                producer.send(topic.record("before"));
                producer.flush();
                broker.stop();
                assertThatThrownBy(() -> connect(before)).isInstanceOf(IOException.class);
                broker.startAgain();
                producer.send(topic.record("behind"));
                producer.commitTransaction();
            }

            assertThat(broker.bootstrapServers()).isEqualTo(before);
            assertThat(topic.committed()).containsExactly("before", "behind");
        }
    }

    @Test
    void findsItsPortAndItsTopicsInTheFolder() throws Exception {
        Topic topic;
        try (Broker first = Broker.start(folder)) {
            topic = Topic.create(first, "flows");
            try (KafkaProducer<String, String> producer = topic.transactionalProducer()) {
                producer.beginTransaction();
                producer.send(topic.record("kept"));
                producer.commitTransaction();
            }
        }

        try (Broker second = Broker.start(folder)) {
            assertThat(second.bootstrapServers()).isEqualTo(topic.bootstrapServers());
            assertThat(topic.committed()).containsExactly("kept");
        }
    }

    @Test
    void takesMoreSettings() throws Exception {
        try (Broker broker = Broker.start(folder, Map.of("transaction.max.timeout.ms", "1000"))) {
            Topic topic = Topic.create(broker, "flows");

            assertThatThrownBy(topic::transactionalProducer)
                    .hasMessageContaining("transaction timeout is larger");
        }
    }

    @Test
    void leavesNoThreadAndNoFileOutsideItsFolder() throws Exception {
        startAndClose(folder.resolve("warm-up"));
        Set<String> threads = threads();
        Set<Path> temporary = list(Path.of(System.getProperty("java.io.tmpdir")));

        startAndClose(folder.resolve("broker"));

        assertThat(threads()).isSubsetOf(threads);
        assertThat(list(Path.of(System.getProperty("java.io.tmpdir")))).isEqualTo(temporary);
        assertThat(list(folder.resolve("broker")))
                .extracting(path -> path.getFileName().toString())
                .containsExactlyInAnyOrder("log", "server.properties");
    }

    private static void startAndClose(Path home) throws Exception {
        try (Broker broker = Broker.start(home)) {
            Topic.create(broker, "flows");
        }
    }

    private static void connect(String address) throws IOException {
        int colon = address.indexOf(':');
        new Socket(
                        InetAddress.getByName(address.substring(0, colon)),
                        Integer.parseInt(address.substring(colon + 1)))
                .close();
    }

    private static Set<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .map(Thread::getName)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.collect(Collectors.toSet());
        }
    }
}
