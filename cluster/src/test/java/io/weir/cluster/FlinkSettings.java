package io.weir.cluster;

import static java.util.Map.entry;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The conf folder of a Flink cluster that lives below one folder and on 127.0.0.1. */
final class FlinkSettings {

    private FlinkSettings() {}

    /** Writes config.yaml; the given settings go before our own. */
    static Path write(Path home, String zooKeeper, int restPort, Map<String, String> settings)
            throws IOException {
        Map<String, String> all = new TreeMap<>(network(restPort));
        all.putAll(memory());
        all.putAll(files(home));
        all.putAll(recovery(home, zooKeeper));
        all.putAll(settings);
        Path conf = Files.createDirectories(home.resolve("conf"));
        Files.writeString(
                conf.resolve("config.yaml"),
                all.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        return conf;
    }

    private static Map<String, String> network(int restPort) {
        return Map.of(
                "jobmanager.rpc.address", "127.0.0.1",
                "jobmanager.bind-host", "127.0.0.1",
                "taskmanager.host", "127.0.0.1",
                "taskmanager.bind-host", "127.0.0.1",
                "rest.address", "127.0.0.1",
                "rest.bind-address", "127.0.0.1",
                "rest.port", Integer.toString(restPort));
    }

    /** What Flink's start scripts would compute, small. */
    private static Map<String, String> memory() {
        return Map.ofEntries(
                entry("taskmanager.numberOfTaskSlots", "1"),
                entry("taskmanager.cpu.cores", "1"),
                entry("taskmanager.memory.framework.heap.size", "128m"),
                entry("taskmanager.memory.task.heap.size", "384m"),
                entry("taskmanager.memory.framework.off-heap.size", "128m"),
                entry("taskmanager.memory.task.off-heap.size", "0"),
                entry("taskmanager.memory.network.min", "64m"),
                entry("taskmanager.memory.network.max", "64m"),
                entry("taskmanager.memory.managed.size", "64m"),
                entry("taskmanager.memory.jvm-metaspace.size", "192m"),
                entry("taskmanager.memory.jvm-overhead.min", "64m"),
                entry("taskmanager.memory.jvm-overhead.max", "64m"));
    }

    private static Map<String, String> files(Path home) {
        return Map.of(
                "execution.checkpointing.dir", home.resolve("checkpoints").toUri().toString(),
                "execution.checkpointing.savepoint-dir",
                        home.resolve("savepoints").toUri().toString(),
                "web.upload.dir", home.resolve("uploads").toString());
    }

    /** Seconds where Flink's defaults are minutes. */
    private static Map<String, String> recovery(Path home, String zooKeeper) {
        return Map.of(
                "high-availability.type", "zookeeper",
                "high-availability.zookeeper.quorum", zooKeeper,
                "high-availability.zookeeper.client.session-timeout", "4s",
                "high-availability.storageDir", home.resolve("ha").toUri().toString(),
                "execution.checkpointing.interval", "500ms",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "1000",
                "restart-strategy.fixed-delay.delay", "500ms",
                "heartbeat.interval", "1s",
                "heartbeat.timeout", "6s");
    }
}
