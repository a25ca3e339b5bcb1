package io.weir.cluster;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;

/** What the build has laid out for these tests. */
final class Build {

    static final Path MODULE = Path.of(System.getProperty("basedir", ".")).toAbsolutePath();
    static final Path CHECKOUT = MODULE.resolve("..").normalize();
    static final Path TARGET = MODULE.resolve("target").normalize();
    static final Path TEST_CLASSES = TARGET.resolve("test-classes");

    /** The lib folder of a Flink distribution. */
    static final Path FLINK_LIB = TARGET.resolve("flink/lib");

    static final Path SENSOR_JAR = CHECKOUT.resolve("ingest/target/weir-sensor.jar");
    static final Path JOB_JAR = CHECKOUT.resolve("job/target/weir-job.jar");

    /** Of this JVM, which the build opens as Flink wants it. */
    static final List<String> ADD_OPENS =
            ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                    .filter(flag -> flag.startsWith("--add-opens"))
                    .toList();

    private Build() {}
}
