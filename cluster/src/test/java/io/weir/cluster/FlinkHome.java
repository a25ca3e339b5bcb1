package io.weir.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The folder of a Flink distribution: bin, conf, lib, usrlib. Maven Central carries no
 * distribution, so the scripts here stand in for Flink's own ones of the same names.
 */
record FlinkHome(Path folder) {

    static final String SESSION =
            "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    static final String APPLICATION =
            "org.apache.flink.container.entrypoint.StandaloneApplicationClusterEntryPoint";
    static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    private static final String CLIENT = "org.apache.flink.client.cli.CliFrontend";

    /** Lays out the folder, with these settings in conf/config.yaml. */
    static FlinkHome layOut(Path folder, Map<String, String> settings) throws IOException {
        FlinkHome home = new FlinkHome(Files.createDirectories(folder));
        Files.createSymbolicLink(folder.resolve("lib"), Build.FLINK_LIB);
        Files.createDirectories(home.usrlib());
        Files.createDirectories(home.conf());
        Files.writeString(
                home.conf().resolve("config.yaml"),
                settings.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue() + "\n")
                        .collect(Collectors.joining()));
        home.layScript("flink", "", home.java("-Xmx256m", List.of(CLIENT)));
        home.layScript("standalone-job.sh", "shift", home.jobManager(APPLICATION));
        home.layScript("taskmanager.sh", "shift", home.taskManager());
        return home;
    }

    Path bin() {
        return folder.resolve("bin");
    }

    Path conf() {
        return folder.resolve("conf");
    }

    /** Where the jar of an application lies. */
    Path usrlib() {
        return folder.resolve("usrlib");
    }

    JavaCommand jobManager(String main) {
        return java("-Xmx384m", List.of(main, "--configDir", conf().toString()));
    }

    JavaCommand taskManager() {
        return java("-Xmx512m", List.of(TASK_MANAGER, "--configDir", conf().toString()));
    }

    /** What Flink's scripts find out by themselves, or take from the environment. */
    Map<String, String> environment() {
        return Map.of(
                "FLINK_CONF_DIR", conf().toString(),
                "FLINK_LIB_DIR", folder.resolve("lib").toString());
    }

    private JavaCommand java(String heap, List<String> program) {
        return new JavaCommand(
                List.of(folder.resolve("lib") + "/*"),
                List.of(heap, "-XX:MaxDirectMemorySize=256m", "-XX:TieredStopAtLevel=1"),
                program);
    }

    private void layScript(String name, String before, JavaCommand command) throws IOException {
        Path temporary = Files.createDirectories(folder.resolve("tmp"));
        String words =
                command.words(temporary).stream()
                        .map(word -> "'" + word + "'")
                        .collect(Collectors.joining(" "));
        Path script = Files.createDirectories(bin()).resolve(name);
        Files.writeString(
                script,
                "#!/usr/bin/env bash\nset -euo pipefail\n"
                        + before
                        + "\nexec "
                        + words
                        + " \"$@\"\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
