package io.weir.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Kafka in a process of its own, which can be killed and comes back at the same port. */
final class BrokerProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(4);
    private static final Pattern READY = Pattern.compile(BrokerMain.READY + "(\\S+)");

    private final Path parent;
    private final AtomicInteger starts = new AtomicInteger();
    private ChildProcess process;
    private String bootstrapServers = "";

    private BrokerProcess(Path parent) throws IOException {
        this.parent = parent;
        this.process = launch();
    }

    static BrokerProcess start(Path parent) throws IOException {
        BrokerProcess broker = new BrokerProcess(parent);
        broker.awaitReady();
        return broker;
    }

    String bootstrapServers() {
        return bootstrapServers;
    }

    void kill() {
        process.kill();
    }

    /** Starts another process in the folder of the dead one. */
    void startAgain() throws IOException {
        process = launch();
        awaitReady();
    }

    String tail() {
        return process.tail();
    }

    private ChildProcess launch() throws IOException {
        JavaCommand command =
                new JavaCommand(
                        List.of(System.getProperty("java.class.path")),
                        List.of("-Xmx384m", "-XX:TieredStopAtLevel=1"),
                        List.of(BrokerMain.class.getName(), parent.resolve("kafka").toString()));
        return ChildProcess.start("broker-" + starts.getAndIncrement(), parent, command, Map.of());
    }

    private void awaitReady() {
        Await.until(
                "the broker",
                START,
                process::tail,
                () -> {
                    process.requireAlive();
                    Matcher ready = READY.matcher(process.said());
                    bootstrapServers =
                            ready.results()
                                    .map((MatchResult found) -> found.group(1))
                                    .findFirst()
                                    .orElse("");
                    return !bootstrapServers.isEmpty();
                });
    }

    @Override
    public void close() {
        process.close();
    }
}
