package io.weir.documentation;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import io.weir.broker.Broker;
import io.weir.launcher.ClassesUnderTest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
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
        ClassesUnderTest.layLauncher(folder);
        Path printed = folder.resolve("printed.txt");
        try (Broker broker = Broker.start(folder.resolve("kafka"))) {
            run(String.join("", blocks).replace("HOST:PORT", broker.bootstrapServers()), printed);
        }
        assertThat(folder.resolve("demo.csv")).isNotEmptyFile();
        assertThat(folder.resolve("conn.log")).isNotEmptyFile();
        assertThat(folder.resolve("weir-out")).isNotEmptyDirectory();
        assertThat(folder.resolve("flows-of-demo/flows")).isNotEmptyDirectory();
    }

    private void run(String commands, Path printed) throws Exception {
        Path script = folder.resolve("readme.sh");
        Files.writeString(script, "set -e -o pipefail -x\n" + commands);
        ProcessBuilder builder =
                new ProcessBuilder("bash", script.toString())
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(printed.toFile());
        // Readers see the demo at its own pace.
        builder.environment().put("WEIR_SPEED", "max");
        Process shell = builder.start();
        boolean ended = shell.waitFor(10, TimeUnit.MINUTES);
        shell.destroyForcibly();

        assertThat(ended).as(() -> text(printed)).isTrue();
        assertThat(shell.exitValue()).as(() -> text(printed)).isZero();
    }

    private static String text(Path file) {
        return Documents.text(file);
    }
}
