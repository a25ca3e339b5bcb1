package io.weir.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.launcher.ClassesUnderTest;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeptDemoTest {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Pattern PAGE = Pattern.compile("http://127\\.0\\.0\\.1:\\d+");
    private static final int STOPPED = 128 + 15;

    @TempDir Path folder;

    @Test
    void goesOnWithItsPageUntilItIsStoppedAndThenLeavesOnlyTheTables() throws Exception {
        Path launcher = ClassesUnderTest.layLauncher(folder);
        Path said = folder.resolve("said");
        Process demo =
                new ProcessBuilder(
                                launcher.toString(),
                                "demo",
                                "--keep",
                                "--packets=5000",
                                "--speed=max",
                                "--out=tables")
                        .directory(folder.toFile())
                        .redirectOutput(folder.resolve("flows").toFile())
                        .redirectError(said.toFile())
                        .start();
        try {
            awaitTheEndOfTheReplay(demo, said);

            assertThat(jobsOn(pageNamedIn(said))).contains("\"jobs-running\":1");
        } finally {
            demo.destroy();
            assertThat(demo.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
        }
        assertThat(demo.exitValue()).isEqualTo(STOPPED);
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left)
                    .extracting(file -> file.getFileName().toString())
                    .containsExactlyInAnyOrder("weir", "said", "flows", "tables");
        }
        assertThat(folder.resolve("tables/flows")).isNotEmptyDirectory();
    }

    private static void awaitTheEndOfTheReplay(Process demo, Path said) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(said).contains("Ctrl-C ends the demo")) {
            assertThat(demo.isAlive() && System.nanoTime() < end)
                    .as(Files.readString(said))
                    .isTrue();
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }

    private static String pageNamedIn(Path said) throws Exception {
        Matcher page = PAGE.matcher(Files.readString(said));
        assertThat(page.find()).isTrue();
        return page.group();
    }

    private static String jobsOn(String page) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create(page + "/overview")).build(),
                        BodyHandlers.ofString())
                .body();
    }
}
