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

    private static final Duration START = Duration.ofSeconds(60);
    private static final String SESSION =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER =
            "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    private final Path home;
    private final Path conf;
    private final ZooKeeper zooKeeper;
    private final FlinkRest rest;
    private final List<ChildProcess> all = new ArrayList<>();
    private final List<ChildProcess> taskManagers = new ArrayList<>();
    private ChildProcess jobManager;

    private FlinkCluster(Path home, int slots, Map<String, String> settings) throws IOException {
        this.home = Files.createDirectories(home);
        this.zooKeeper = ZooKeeper.start(home);
        int restPort = FreePorts.find(1).get(0);
        this.conf = FlinkSettings.write(home, zooKeeper.quorum(), restPort, settings);
        this.rest = new FlinkRest(restPort);
        this.jobManager = newJobManager();
        for (int i = 0; i < slots; i++) {
            taskManagers.add(newTaskManager());
        }
    }

    /** Starts all processes and waits until the slots are there. */
    static FlinkCluster start(Path home, int slots, Map<String, String> settings)
            throws IOException {
        FlinkCluster cluster = new FlinkCluster(home, slots, settings);
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

    /** The folder of config.yaml, as FLINK_CONF_DIR names it. */
    Path conf() {
        return conf;
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
        return start("jobmanager", "-Xmx384m", SESSION);
    }

    private ChildProcess newTaskManager() throws IOException {
        return start("taskmanager", "-Xmx512m", TASK_MANAGER);
    }

    private ChildProcess start(String kind, String heap, String main) throws IOException {
        JavaCommand command =
                new JavaCommand(
                        List.of(Build.FLINK_LIB + "/*"),
                        List.of(heap, "-XX:MaxDirectMemorySize=256m", "-XX:TieredStopAtLevel=1"),
                        List.of(main, "--configDir", conf.toString()));
        ChildProcess process = ChildProcess.start(kind + "-" + all.size(), home, command, Map.of());
        all.add(process);
        return process;
    }

    @Override
    public void close() {
        all.forEach(ChildProcess::close);
        zooKeeper.close();
    }
}
