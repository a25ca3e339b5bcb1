package io.weir.cluster;

import io.weir.broker.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A Flink session cluster with high availability: ZooKeeper, one JobManager, TaskManagers, each one
 * a process of its own that can be killed and started again.
 */
final class FlinkCluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    private final Path folder;
    private final FlinkHome home;
    private final ZooKeeper zooKeeper;
    private final FlinkRest rest;
    private final Map<String, String> environment;
    private final List<ChildProcess> all = new ArrayList<>();
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;

    private FlinkCluster(
            Path folder,
            int taskManagerCount,
            int slots,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        this.folder = Files.createDirectories(folder);
        this.environment = environment;
        this.zooKeeper = ZooKeeper.start(folder);
        int restPort = FreePorts.find(1).get(0);
        Path files = folder.resolve("files");
        Map<String, String> all =
                FlinkSettings.highlyAvailable(files, restPort, slots, zooKeeper.quorum());
        all.putAll(settings);
        this.home = FlinkHome.layOut(folder.resolve("flink"), all);
        this.rest = new FlinkRest(restPort);
        this.jobManager = newJobManager();
        for (int i = 0; i < taskManagerCount; i++) {
            taskManagers.add(newTaskManager());
        }
    }

    /**
     * Starts all processes and waits until they have found each other.
     *
     * @param slots of each TaskManager
     */
    static FlinkCluster start(Path folder, int taskManagers, int slots) throws IOException {
        return start(folder, taskManagers, slots, Map.of(), Map.of());
    }

    /**
     * As {@link #start(Path, int, int)}.
     *
     * @param settings of Flink, beside those that every such cluster has
     * @param environment of its processes
     */
    static FlinkCluster start(
            Path folder,
            int taskManagers,
            int slots,
            Map<String, String> settings,
            Map<String, String> environment)
            throws IOException {
        FlinkCluster cluster = new FlinkCluster(folder, taskManagers, slots, settings, environment);
        try {
            cluster.awaitTaskManagers();
        } catch (AssertionError e) {
            cluster.close();
            throw e;
        }
        return cluster;
    }

    FlinkRest rest() {
        return rest;
    }

    /** The distribution whose scripts reach this cluster. */
    FlinkHome home() {
        return home;
    }

    /** Kills the JobManager and starts another one, as a supervisor would. */
    void killJobManager() throws IOException {
        jobManager.kill();
        jobManager = newJobManager();
    }

    /** Kills the TaskManager that was started first and starts another one. */
    void killTaskManager() throws IOException {
        taskManagers.remove(0).kill();
        taskManagers.add(newTaskManager());
    }

    void awaitTaskManagers() {
        Await.until(
                taskManagers.size() + " TaskManagers",
                START,
                this::tails,
                () -> {
                    processes().forEach(ChildProcess::requireAlive);
                    return rest.taskManagers() == taskManagers.size();
                });
    }

    /** What the processes that should be alive said last. */
    String tails() {
        return processes().stream().map(ChildProcess::tail).collect(Collectors.joining("\n"));
    }

    /** All that any of its processes has said. */
    String said() {
        return all.stream().map(ChildProcess::said).collect(Collectors.joining("\n"));
    }

    /** Those that should be alive. */
    List<ChildProcess> processes() {
        return Stream.concat(Stream.of(zooKeeper.process(), jobManager), taskManagers.stream())
                .toList();
    }

    private ChildProcess newJobManager() throws IOException {
        return start("jobmanager", home.jobManager(FlinkHome.SESSION));
    }

    private ChildProcess newTaskManager() throws IOException {
        return start("taskmanager", home.taskManager());
    }

    private ChildProcess start(String kind, JavaCommand command) throws IOException {
        ChildProcess process =
                ChildProcess.start(kind + "-" + all.size(), folder, command, environment);
        all.add(process);
        return process;
    }

    @Override
    public void close() {
        all.forEach(ChildProcess::close);
        zooKeeper.close();
    }
}
