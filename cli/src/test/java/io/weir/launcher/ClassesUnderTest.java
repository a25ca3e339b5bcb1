package io.weir.launcher;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Collectors;

/** The weir of this build, as a command. */
public final class ClassesUnderTest {

    private ClassesUnderTest() {}

    /** Lays a {@code weir} into the folder that runs them instead of building them; its path. */
    public static Path layLauncher(Path folder) throws IOException {
        String flags =
                ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                        .filter(flag -> flag.startsWith("--add-opens"))
                        .collect(Collectors.joining(" "));
        Path launcher = folder.resolve("weir");
        Files.writeString(
                launcher,
                """
                #!/usr/bin/env bash
                [ "$1" != --install ] || shift
                temporary=$(mktemp -d '%s/weir.XXXXXXXX')
                exec '%s/bin/java' %s -Djava.io.tmpdir="$temporary" -Dweir.tmpdir.owned=true -cp '%s' \\
                  io.weir.cli.Main "$@"
                """
                        .formatted(
                                folder,
                                System.getProperty("java.home"),
                                flags,
                                System.getProperty("java.class.path")));
        Files.setPosixFilePermissions(launcher, PosixFilePermissions.fromString("rwxr-xr-x"));
        return launcher;
    }
}
