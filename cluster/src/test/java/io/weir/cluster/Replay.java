package io.weir.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** {@code weir-sensor.jar replay}, as a process. */
final class Replay {

    /** Of the topics of these tests. */
    static final int PARTITIONS = 4;

    private Replay() {}

    static ChildProcess start(
            String name,
            Path folder,
            BrokerProcess broker,
            String topic,
            String speed,
            Path capture)
            throws IOException {
        JavaCommand command =
                new JavaCommand(
                        List.of(Build.SENSOR_JAR.toString()),
                        List.of("-Xmx128m", "-XX:TieredStopAtLevel=1"),
                        List.of(
                                "io.weir.ingest.SensorMain",
                                "replay",
                                "--kafka",
                                broker.bootstrapServers(),
                                "--topic",
                                topic,
                                "--partitions",
                                Integer.toString(PARTITIONS),
                                "--network",
                                "10.0.0.0/8",
                                "--speed",
                                speed,
                                capture.toString()));
        return ChildProcess.start(name, folder, command, Map.of());
    }
}
