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
 * A Flink session cluster with high availability: ZooKeeper, one JobManager, TaskManagers of one
 * slot each, every one a process of its own that can be killed and started again.
 */
final class FlinkCluster implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);

    private final Path folder;
    private final FlinkHome home;
    private final ZooKeeper zooKeeper;
    private final FlinkRest rest;
    private final List<ChildProcess> all = new ArrayList<>();
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;

    private FlinkCluster(Path folder, int slots) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.zooKeeper = ZooKeeper.start(folder);
        int restPort = FreePorts.find(1).get(0);
        Path files = folder.resolve("files");
        this.home =
                FlinkHome.layOut(
                        folder.resolve("flink"),
                        FlinkSettings.highlyAvailable(files, restPort, zooKeeper.quorum()));
        this.rest = new FlinkRest(restPort);
        this.jobManager = newJobManager();
        for (int i = 0; i < slots; i++) {
            taskManagers.add(newTaskManager());
        }
    }

    /** Starts all processes and waits until the slots are there. */
    static FlinkCluster start(Path folder, int slots) throws IOException {
        FlinkCluster cluster = new FlinkCluster(folder, slots);
        try {
            cluster.awaitSlots();
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

    void awaitSlots() {
        Await.until(
                taskManagers.size() + " slots",
                START,
                this::tails,
                () -> {
                    living().forEach(ChildProcess::requireAlive);
                    return rest.slots() == taskManagers.size();
                });
    }

    /** What the living processes said last. */
    String tails() {
        return living().map(ChildProcess::tail).collect(Collectors.joining("\n"));
    }

    private Stream<ChildProcess> living() {
        return Stream.concat(Stream.of(zooKeeper.process(), jobManager), taskManagers.stream());
    }

    private ChildProcess newJobManager() throws IOException {
        return start("jobmanager", home.jobManager(FlinkHome.SESSION));
    }

    private ChildProcess newTaskManager() throws IOException {
        return start("taskmanager", home.taskManager());
    }

    private ChildProcess start(String kind, JavaCommand command) throws IOException {
        ChildProcess process =
                ChildProcess.start(kind + "-" + all.size(), folder, command, Map.of());
        all.add(process);
        return process;
    }

    @Override
    public void close() {
        all.forEach(ChildProcess::close);
        zooKeeper.close();
    }
}
