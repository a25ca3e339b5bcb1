package io.weir.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.architecture.Checkout;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./weir} in a checkout of its own, with a Java, a Maven and an apt-get that only pretend.
 */
class LauncherTest {

    private static final Path LAUNCHER = Checkout.ROOT.resolve("weir");

    /** All that the launcher calls besides Java, Maven and apt-get. */
    private static final List<String> TOOLS =
            List.of(
                    "bash",
                    "cat",
                    "cksum",
                    "dirname",
                    "find",
                    "flock",
                    "grep",
                    "id",
                    "mkdir",
                    "mktemp",
                    "mv",
                    "readlink",
                    "rm",
                    "sed",
                    "stat",
                    "stty",
                    "tee",
                    "touch",
                    "env");

    @TempDir private Path folder;

    private Path checkout;
    private Path javaHome;
    private Path programs;
    private final Map<String, String> environment = new HashMap<>();
    private String said = "";

    @BeforeEach
    void makeACheckout() throws IOException {
        checkout = Files.createDirectories(folder.resolve("checkout"));
        Files.copy(LAUNCHER, checkout.resolve("weir"));
        Files.createDirectories(checkout.resolve("cli/src/main"));
        Files.writeString(checkout.resolve("pom.xml"), "");
        Files.writeString(checkout.resolve("cli/pom.xml"), "");
        javaHome = Files.createDirectories(folder.resolve("jdk"));
        Files.createDirectories(javaHome.resolve("bin"));
        Files.writeString(javaHome.resolve("release"), "JAVA_VERSION=\"17.0.1\"\n");
        script(javaHome.resolve("bin/javac"), "");
        script(
                javaHome.resolve("bin/java"),
                """
                for argument; do
                  case $argument in
                    -XX:ArchiveClassesAtExit=*) echo classes >"${argument#*=}"; echo made >>%1$s/archives; exit ;;
                  esac
                done
                echo "$@" >>%1$s/runs
                """
                        .formatted(folder));
        programs = Files.createDirectories(folder.resolve("programs"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(programs.resolve(tool), found(tool));
        }
        script(
                programs.resolve("mvn"),
                """
                mkdir -p %1$s/cli/target/lib
                echo "$RANDOM$RANDOM$RANDOM" >%1$s/cli/target/weir-cli-0.jar
                echo lib >%1$s/cli/target/lib/a.jar
                echo built >>%2$s/builds
                """
                        .formatted(checkout, folder));
        environment.put("PATH", programs.toString());
        environment.put("JAVA_HOME", javaHome.toString());
    }

    private static Path found(String tool) {
        return Stream.of("/usr/bin", "/bin")
                .map(bin -> Path.of(bin, tool))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("this machine has no " + tool));
    }

    private static void script(Path file, String body) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + body);
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot make " + file + " executable");
        }
    }

    private int weir(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder builder =
                new ProcessBuilder(
                        Stream.concat(
                                        Stream.of("" + checkout.resolve("weir")),
                                        Stream.of(arguments))
                                .toList());
        builder.environment().keySet().removeIf(name -> name.startsWith("WEIR_"));
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).redirectOutput(output.toFile()).start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        said = Files.readString(output, StandardCharsets.UTF_8);
        return process.exitValue();
    }

    private List<String> lines(String file) throws IOException {
        Path path = folder.resolve(file);
        return Files.exists(path) ? Files.readAllLines(path) : List.of();
    }

    @Test
    void theFirstUseBuildsAndLaterOnesDoNot() throws Exception {
        assertThat(weir("query", "SELECT 1")).isZero();
        assertThat(weir("--version")).isZero();

        assertThat(lines("builds")).hasSize(1);
        assertThat(lines("runs")).hasSize(2);
        assertThat(lines("runs").get(0)).endsWith("io.weir.cli.Main query SELECT 1");
    }

    @Test
    void theClassArchiveIsMadeOnceAndRenewedWithTheJars() throws Exception {
        weir("--version");
        weir("--version");
        assertThat(lines("archives")).hasSize(1);
        assertThat(lines("runs").get(1)).contains("-XX:SharedArchiveFile=");

        Files.writeString(checkout.resolve("cli/target/lib/a.jar"), "another library");
        weir("--version");

        assertThat(lines("archives")).hasSize(2);
        try (Stream<Path> kept = Files.list(checkout.resolve("cli/target/cds"))) {
            assertThat(kept).hasSize(1);
        }
    }

    @Test
    void withoutMavenItNamesTheCommandThatInstallsIt() throws Exception {
        Files.delete(programs.resolve("mvn"));

        assertThat(weir("--version")).isEqualTo(1);
        assertThat(said)
                .contains("needs Maven")
                .contains("apt-get install -y --no-install-recommends")
                .contains("./weir --install");
        assertThat(lines("runs")).isEmpty();
    }

    /** Not being root, it can only say the command once more. */
    @Test
    void installAloneInstallsWhatIsMissingAndRunsWeirWithoutACommand() throws Exception {
        Path maven = Files.move(programs.resolve("mvn"), folder.resolve("maven"));
        script(
                programs.resolve("apt-get"),
                """
                echo "$@" >>%1$s/installed
                [[ $1 != install ]] || mv %2$s %3$s
                """
                        .formatted(folder, maven, programs.resolve("mvn")));

        int status = weir("--install");

        if ("root".equals(System.getProperty("user.name"))) {
            assertThat(status).isZero();
            assertThat(lines("installed")).hasSize(2).element(1).asString().contains(" maven");
            assertThat(lines("runs")).singleElement().asString().endsWith("io.weir.cli.Main");
        } else {
            assertThat(status).isEqualTo(1);
            assertThat(said).contains("apt-get install");
            assertThat(lines("runs")).isEmpty();
        }
    }

    @Test
    void whatAJavaOptionSaysOfTheHeapStands() throws Exception {
        weir("analyze", "none.pcap");
        environment.put("WEIR_JAVA_OPTS", "-Xmx512m");
        weir("analyze", "none.pcap");

        assertThat(lines("runs").get(0)).contains("-Xmn");
        assertThat(lines("runs").get(1)).contains("-Xmx512m").doesNotContain("-Xmn");
    }

    /** An option that merely reminds of a collector's name must change neither. */
    @Test
    void whatAJavaOptionSaysOfTheCollectorStands() throws Exception {
        environment.put(
                "WEIR_JAVA_OPTS",
                "-XX:+UseTransparentHugePages -XX:+UseMaximumCompactionOnSystemGC -XX:ParallelGCThreads=1");
        weir("--version");
        environment.put("WEIR_JAVA_OPTS", "-XX:+UseG1GC\n-Xmx512m");
        weir("--version");

        assertThat(lines("runs").get(0)).contains("-XX:+UseParallelGC");
        assertThat(lines("runs").get(1)).contains("-XX:+UseG1GC").doesNotContain("ParallelGC");
        assertThat(lines("archives")).as("made once").hasSize(1);
    }

    @Test
    void aJavaOptionMayHoldAnAsterisk() throws Exception {
        environment.put("WEIR_JAVA_OPTS", "-Dkept=a*:1");
        weir("--version");

        assertThat(lines("runs").get(0)).contains("-Dkept=a*:1");
    }
}
