package io.weir.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.weir.broker.FreePorts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A server that speaks S3 and refuses requests that are not signed, in a process of its own. What
 * lies in it is seen through its interface only, by a client that knows nothing of Flink.
 */
final class ObjectStore implements AutoCloseable {

    private static final Path HOME = Build.CHECKOUT.resolve("deploy/engines/s3proxy/target");
    private static final Duration START = Duration.ofMinutes(2);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Pattern KEY = Pattern.compile("<Key>([^<]*)</Key>");
    private static final String USER = "weir-of-the-test";
    private static final String SECRET = "the-secret-of-the-test";
    private static final String BUCKET = "flows";

    private final Path folder;
    private final int port;
    private final ChildProcess server;
    private int requests;

    private ObjectStore(Path folder, int port, ChildProcess server) {
        this.folder = folder;
        this.port = port;
        this.server = server;
    }

    /** Skips the test where the server was not fetched. */
    static ObjectStore start(Path folder) throws Exception {
        assumeTrue(
                Files.isDirectory(HOME.resolve("lib")),
                "no S3 server: fetch it with mvn -f deploy/engines package");
        int port = FreePorts.find(1).get(0);
        Path home = Files.createDirectories(folder.resolve("s3"));
        Path settings = home.resolve("s3proxy.conf");
        Files.write(
                settings,
                List.of(
                        "s3proxy.endpoint=http://127.0.0.1:" + port,
                        "s3proxy.authorization=aws-v2-or-v4",
                        "s3proxy.identity=" + USER,
                        "s3proxy.credential=" + SECRET,
                        "jclouds.provider=filesystem-nio2",
                        "jclouds.filesystem.basedir="
                                + Files.createDirectories(home.resolve("objects"))));
        JavaCommand command =
                new JavaCommand(
                        List.of(HOME.resolve("lib") + "/*"),
                        List.of(
                                "-Xmx256m",
                                "-XX:TieredStopAtLevel=1",
                                "-Dlogback.configurationFile=" + quietLog(home)),
                        List.of("org.gaul.s3proxy.Main", "--properties", settings.toString()));
        ObjectStore store =
                new ObjectStore(home, port, ChildProcess.start("s3proxy", home, command, Map.of()));
        Await.until("the S3 server", START, store.server::tail, store::makesItsBucket);
        return store;
    }

    private static Path quietLog(Path home) throws IOException {
        return Files.writeString(
                home.resolve("logback.xml"),
                """
                <configuration>
                  <appender name="out" class="ch.qos.logback.core.ConsoleAppender">
                    <encoder><pattern>%d %level %logger %msg%n</pattern></encoder>
                  </appender>
                  <root level="WARN"><appender-ref ref="out"/></root>
                </configuration>
                """);
    }

    private boolean makesItsBucket() throws Exception {
        server.requireAlive();
        return curl(List.of("--request", "PUT", url(""))).waitForEnd(PATIENCE) == 0;
    }

    /** What docs/job.md says to set, but for credentials. */
    Map<String, String> settings() {
        return Map.of(
                "s3.endpoint", "http://127.0.0.1:" + port,
                "s3.path.style.access", "true",
                "execution.checkpointing.dir", "s3://" + BUCKET + "/checkpoints");
    }

    /**
     * Where Flink's processes find the plugin, and the secret.
     *
     * @param plugin of {@code flink-s3-fs-PLUGIN}
     */
    static Map<String, String> environment(String plugin) {
        return Map.of(
                "FLINK_PLUGINS_DIR",
                HOME.resolve(plugin).resolve("plugins").toString(),
                "AWS_REGION",
                "us-east-1",
                "AWS_ACCESS_KEY_ID",
                USER,
                "AWS_SECRET_ACCESS_KEY",
                SECRET);
    }

    static String secret() {
        return SECRET;
    }

    /** Results that lie in the bucket. */
    Results results(String name) {
        String out = "s3://" + BUCKET + "/" + name;
        return new Results(out, List.of(), () -> new Tables(fetch(name)));
    }

    /** The names of all objects that readers see. */
    List<String> keys() throws Exception {
        ChildProcess list = curl(List.of(url("?list-type=2&max-keys=1000")));
        assertThat(list.waitForEnd(PATIENCE)).as(list::tail).isZero();
        assertThat(list.said()).contains("<IsTruncated>false</IsTruncated>");
        return KEY.matcher(list.said()).results().map((MatchResult key) -> key.group(1)).toList();
    }

    /** Whether a reader without the secret is let in. */
    boolean isOpenToAnybody() throws Exception {
        ChildProcess list = start(List.of("curl", "--silent", "--fail", url("?list-type=2")));
        return list.waitForEnd(PATIENCE) == 0;
    }

    /** Copies what readers see of a job's results now. */
    private Path fetch(String name) throws Exception {
        Path copy = folder.resolve("copy-" + requests).resolve(name);
        List<String> wanted = new ArrayList<>();
        for (String key : keys()) {
            if (key.startsWith(name + "/")) {
                wanted.add("--create-dirs");
                wanted.add("--output");
                wanted.add(copy.resolveSibling(key).toString());
                wanted.add(url("/" + key.replace("=", "%3D")));
            }
        }
        ChildProcess get = curl(wanted);
        assertThat(get.waitForEnd(PATIENCE)).as(get::tail).isZero();
        return copy;
    }

    private String url(String what) {
        return "http://127.0.0.1:" + port + "/" + BUCKET + what;
    }

    private ChildProcess curl(List<String> words) throws IOException {
        List<String> line =
                new ArrayList<>(
                        List.of(
                                "curl",
                                "--silent",
                                "--show-error",
                                "--fail",
                                "--aws-sigv4",
                                "aws:amz:us-east-1:s3",
                                "--user",
                                USER + ":" + SECRET,
                                "--header",
                                "x-amz-content-sha256: UNSIGNED-PAYLOAD"));
        line.addAll(words);
        return start(line);
    }

    private ChildProcess start(List<String> words) throws IOException {
        return ChildProcess.start("curl-" + requests++, folder, words, Map.of());
    }

    String tail() {
        return server.tail();
    }

    @Override
    public void close() {
        server.close();
    }
}
