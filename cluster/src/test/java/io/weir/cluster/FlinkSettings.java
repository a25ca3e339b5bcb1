package io.weir.cluster;

import static java.util.Map.entry;

import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** Settings of a Flink cluster that lives below one folder and on 127.0.0.1. */
final class FlinkSettings {

    private FlinkSettings() {}

    /**
     * For a cluster without high availability.
     *
     * @param slots of each TaskManager
     */
    static Map<String, String> of(Path home, int restPort, int slots) {
        Map<String, String> all = new TreeMap<>(network(restPort));
        all.put("taskmanager.numberOfTaskSlots", Integer.toString(slots));
        all.putAll(memory());
        all.putAll(files(home));
        all.putAll(recovery());
        return all;
    }

    /** Also keeps what a new JobManager needs to go on where the dead one was. */
    static Map<String, String> highlyAvailable(
            Path home, int restPort, int slots, String zooKeeper) {
        Map<String, String> all = of(home, restPort, slots);
        all.put("high-availability.type", "zookeeper");
        all.put("high-availability.zookeeper.quorum", zooKeeper);
        all.put("high-availability.zookeeper.client.session-timeout", "4s");
        all.put("high-availability.storageDir", home.resolve("ha").toUri().toString());
        return all;
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
    private static Map<String, String> recovery() {
        return Map.of(
                "execution.checkpointing.interval", "500ms",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "1000",
                "restart-strategy.fixed-delay.delay", "500ms",
                "pekko.ask.timeout", "2min",
                "heartbeat.interval", "1s",
                "heartbeat.timeout", "20s");
    }
}
