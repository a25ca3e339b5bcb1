package io.weir.deploy.engines;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/** A Trino server on 127.0.0.1, and its command line as a script on the path. */
final class Trino implements AutoCloseable {

    private static final Path HOME =
            QueriesPage.CHECKOUT.resolve("deploy/engines/trino/target/trino-server-476");
    private static final Path COMMAND =
            HOME.resolveSibling("trino-cli-476-executable.jar").toAbsolutePath();
    private static final Duration START = Duration.ofMinutes(5);

    private final int port;
    private final Program server;

    private Trino(int port, Program server) {
        this.port = port;
        this.server = server;
    }

    /** Why it cannot run here; empty: nothing stands against it. */
    static Optional<String> obstacle() throws IOException {
        if (!Files.isDirectory(HOME)) {
            return Optional.of("no Trino: fetch it with mvn -f deploy/engines package");
        }
        return jdk().isEmpty()
                ? Optional.of("Trino needs a JDK 25, none is there")
                : Optional.empty();
    }

    private static Optional<Path> jdk() throws IOException {
        if (!Files.isDirectory(Path.of("/usr/lib/jvm"))) {
            return Optional.empty();
        }
        try (Stream<Path> all = Files.list(Path.of("/usr/lib/jvm"))) {
            return all.filter(jdk -> jdk.getFileName().toString().contains("-25-"))
                    .map(jdk -> jdk.resolve("bin/java"))
                    .filter(Files::isExecutable)
                    .findFirst();
        }
    }

    /**
     * Starts one with this catalog and waits until it answers.
     *
     * @param hive the file etc/catalog/hive.properties
     * @param bin folder for the script
     */
    static Trino start(Path folder, String hive, Path bin) throws Exception {
        String java = jdk().orElseThrow().toString();
        int port = freePort();
        Path etc = Files.createDirectories(folder.resolve("etc"));
        Files.writeString(
                Files.createDirectories(etc.resolve("catalog")).resolve("hive.properties"), hive);
        Path plugins = Files.createDirectories(folder.resolve("plugin"));
        Files.createSymbolicLink(plugins.resolve("hive"), HOME.resolve("plugin/hive"));
        Path config = etc.resolve("config.properties");
        Files.write(
                config,
                List.of(
                        "coordinator=true",
                        "node-scheduler.include-coordinator=true",
                        "http-server.http.port=" + port,
                        "discovery.uri=http://127.0.0.1:" + port,
                        "query.max-memory=400MB",
                        "query.max-memory-per-node=400MB",
                        "catalog.management=static",
                        "plugin.dir=" + plugins));
        Program server =
                Program.start(
                        folder,
                        "trino",
                        List.of(
                                java,
                                "-Xmx1500m",
                                "-XX:TieredStopAtLevel=1",
                                "--add-modules=jdk.incubator.vector",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djdk.attach.allowAttachSelf=true",
                                "-Djava.io.tmpdir=" + folder,
                                "-Dnode.environment=test",
                                "-Dnode.id=one",
                                "-Dnode.data-dir=" + folder,
                                "-Dnode.bind-ip=127.0.0.1",
                                "-Dnode.internal-address=127.0.0.1",
                                "-Dconfig=" + config,
                                "-cp",
                                HOME.resolve("lib") + "/*",
                                "io.trino.server.TrinoServer"),
                        Map.of());
        script(
                bin.resolve("trino"),
                "exec '%s' -jar '%s' --server http://127.0.0.1:%d --output-format TSV \"$@\""
                        .formatted(java, COMMAND, port));
        Trino trino = new Trino(port, server);
        trino.await();
        return trino;
    }

    static void script(Path file, String command) throws IOException {
        Files.writeString(file, "#!/usr/bin/env bash\n" + command + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private void await() {
        long end = System.nanoTime() + START.toNanos();
        while (!isReady()) {
            if (!server.process().isAlive() || System.nanoTime() - end > 0) {
                close();
                throw new AssertionError("Trino did not start: " + server.said());
            }
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }

    private boolean isReady() {
        try {
            URI info = URI.create("http://127.0.0.1:" + port + "/v1/info");
            return HttpClient.newHttpClient()
                    .send(HttpRequest.newBuilder(info).build(), BodyHandlers.ofString())
                    .body()
                    .contains("\"starting\":false");
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        server.close();
    }
}
