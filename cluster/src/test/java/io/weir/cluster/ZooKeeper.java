package io.weir.cluster;

import io.weir.broker.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Flink's own ZooKeeper, one node: where JobManagers elect their leader and keep their pointers.
 */
final class ZooKeeper implements AutoCloseable {

    private static final String MAIN =
            "org.apache.flink.runtime.zookeeper.FlinkZooKeeperQuorumPeer";

    private final ChildProcess process;
    private final int port;

    private ZooKeeper(ChildProcess process, int port) {
        this.process = process;
        this.port = port;
    }

    static ZooKeeper start(Path parent) throws IOException {
        List<Integer> ports = FreePorts.find(3);
        int port = ports.get(0);
        Path folder = Files.createDirectories(parent.resolve("zookeeper"));
        Path settings = folder.resolve("zoo.cfg");
        // A dead leader's session must be over within seconds.
        Files.writeString(
                settings,
                """
                tickTime=500
                dataDir=%s
                clientPort=%d
                clientPortAddress=127.0.0.1
                admin.enableServer=false
                server.1=127.0.0.1:%d:%d
                """
                        .formatted(folder.resolve("data"), port, ports.get(1), ports.get(2)));
        JavaCommand command =
                new JavaCommand(
                        List.of(Build.FLINK_LIB + "/*"),
                        List.of("-Xmx64m"),
                        List.of(MAIN, "--zkConfigFile", settings.toString(), "--peerId", "1"));
        return new ZooKeeper(ChildProcess.start("zookeeper", parent, command, Map.of()), port);
    }

    String quorum() {
        return "127.0.0.1:" + port;
    }

    ChildProcess process() {
        return process;
    }

    @Override
    public void close() {
        process.close();
    }
}
