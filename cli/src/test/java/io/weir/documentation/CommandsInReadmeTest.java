package io.weir.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells to type works as it stands there, from top to bottom in one folder. */
class CommandsInReadmeTest {

    private static final Pattern SHELL = Pattern.compile("(?ms)^```sh\n(.*?)^```");

    @TempDir Path folder;

    @Test
    void runFromTopToBottom() throws Exception {
        List<String> blocks =
                Documents.find(SHELL, Documents.text(Checkout.ROOT.resolve("README.md")));
        assertThat(blocks).hasSizeGreaterThan(4);
        layLauncher();
        Path script = folder.resolve("readme.sh");
        Files.writeString(script, "set -e -o pipefail -x\n" + String.join("", blocks));
        Path printed = folder.resolve("printed.txt");

        Process shell =
                new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile())
                        .start();
        boolean ended = shell.waitFor(5, TimeUnit.MINUTES);
        shell.destroyForcibly();

        assertThat(ended).as(() -> text(printed)).isTrue();
        assertThat(shell.exitValue()).as(() -> text(printed)).isZero();
        assertThat(folder.resolve("demo.csv")).isNotEmptyFile();
        assertThat(folder.resolve("conn.log")).isNotEmptyFile();
        assertThat(folder.resolve("weir-out")).isNotEmptyDirectory();
    }

    /** A ./weir that runs the classes under test instead of building them. */
    private void layLauncher() throws IOException {
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
                exec '%s/bin/java' %s -Djava.io.tmpdir='%s' -cp '%s' io.weir.cli.Main "$@"
                """
                        .formatted(
                                System.getProperty("java.home"),
                                flags,
                                folder,
                                System.getProperty("java.class.path")));
        assertThat(launcher.toFile().setExecutable(true)).isTrue();
    }

    private static String text(Path file) {
        return Documents.text(file);
    }
}
