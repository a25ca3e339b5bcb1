package io.weir.ingest.live;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.jna.Native;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/**
 * Two hosts with a cable between them: network namespaces of our own, joined by a veth pair. Gone
 * when closed, with all that runs in them.
 */
public final class TestNetwork implements AutoCloseable {

    static final String CLIENT_IPV4 = "10.77.0.1";
    static final String SERVER_IPV4 = "10.77.0.2";
    static final String CLIENT_IPV6 = "fd77::1";
    static final String SERVER_IPV6 = "fd77::2";

    /** The name of either end of the cable in its namespace. */
    public static final String CABLE = "cable";

    private static final AtomicInteger MADE = new AtomicInteger();

    private final String client;
    private final String server;
    private final List<Process> started = new ArrayList<>();

    private TestNetwork(String name) {
        client = name + "c";
        server = name + "s";
    }

    /** Skips the test, and says so for all to hear, where none can be made. */
    static void assume(String... programs) {
        List<String> missing =
                Stream.concat(Stream.of("ip"), Stream.of(programs))
                        .filter(program -> !Commands.exists(program))
                        .toList();
        String reason = !isRoot() ? "not root" : missing.isEmpty() ? "" : "without " + missing;
        if (!reason.isEmpty()) {
            System.err.println("*** SKIPPED: live capture is NOT tested here: " + reason);
        }
        assumeTrue(reason.isEmpty(), reason);
    }

    /** Skips the test where libpcap is missing, and says so. */
    public static void assumeLibpcap() {
        String reason = "";
        try {
            Libpcap.load();
        } catch (CannotCapture e) {
            reason = e.line();
            System.err.println("*** SKIPPED: " + reason);
        }
        assumeTrue(reason.isEmpty(), reason);
    }

    public static TestNetwork make() {
        String name = "weir" + ProcessHandle.current().pid() + "x" + MADE.incrementAndGet();
        TestNetwork network = new TestNetwork(name);
        Runtime.getRuntime().addShutdownHook(new Thread(network::close));
        try {
            network.build();
        } catch (RuntimeException e) {
            network.close();
            throw e;
        }
        return network;
    }

    private void build() {
        ip("netns", "add", client);
        ip("netns", "add", server);
        ip(
                "link", "add", CABLE, "netns", client, "type", "veth", "peer", "name", CABLE,
                "netns", server);
        configure(client, CLIENT_IPV4, CLIENT_IPV6);
        configure(server, SERVER_IPV4, SERVER_IPV6);
        awaitState(client, "UP");
        awaitState(server, "UP");
    }

    /** The kernel tells of a carrier a little later than it lets frames through. */
    void awaitServersCable(String state) {
        awaitState(server, state);
    }

    private static void awaitState(String host, String state) {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!Commands.run("ip", "-n", host, "link", "show", CABLE).contains("state " + state)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(CABLE + " does not become " + state);
            }
        }
    }

    private static void configure(String host, String ipv4, String ipv6) {
        ip("-n", host, "address", "add", ipv4 + "/24", "dev", CABLE);
        ip("-n", host, "address", "add", ipv6 + "/64", "dev", CABLE, "nodad");
        ip("-n", host, "link", "set", "lo", "up");
        ip("-n", host, "link", "set", CABLE, "up");
    }

    void carryFramesUpTo(int bytes) {
        for (String host : List.of(client, server)) {
            ip("-n", host, "link", "set", CABLE, "mtu", Integer.toString(bytes));
        }
    }

    String clientMac() {
        return mac(client);
    }

    String serverMac() {
        return mac(server);
    }

    private static String mac(String host) {
        String shown = Commands.run("ip", "-n", host, "link", "show", CABLE);
        return shown.replaceAll("(?s).*link/ether (\\S+) .*", "$1");
    }

    /** Runs a program to its end on the client's host. */
    String onClient(String... command) {
        return Commands.run(within(client, command).toArray(String[]::new));
    }

    /** Starts a program on the server's host; it ends with the network at the latest. */
    public Process startOnServer(Path output, String... command) throws IOException {
        Process process =
                new ProcessBuilder(within(server, command))
                        .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                        .redirectErrorStream(true)
                        .redirectOutput(output.toFile())
                        .start();
        started.add(process);
        return process;
    }

    private static List<String> within(String host, String... command) {
        List<String> whole = new ArrayList<>(List.of("ip", "netns", "exec", host));
        whole.addAll(List.of(command));
        return whole;
    }

    /** Does something in this process, but with sockets of the client's host. */
    <T> T asClient(Callable<T> work) throws Exception {
        return inside(client, work);
    }

    /** Does something in this process, but with sockets of the server's host. */
    public <T> T asServer(Callable<T> work) throws Exception {
        return inside(server, work);
    }

    /** A namespace is entered by one thread, and what it opens there stays there. */
    private static <T> T inside(String host, Callable<T> work) throws Exception {
        FutureTask<T> task =
                new FutureTask<>(
                        () -> {
                            Namespace.enter(Path.of("/run/netns", host));
                            return work.call();
                        });
        Thread thread = new Thread(task, "in " + host);
        thread.start();
        try {
            return task.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }

    @Override
    public synchronized void close() {
        started.forEach(Process::destroyForcibly);
        for (String host : List.of(client, server)) {
            if (Files.exists(Path.of("/run/netns", host))) {
                end(host);
            }
        }
    }

    /** Ends what `ip netns exec` has become there, then the namespace and its end of the cable. */
    private static void end(String host) {
        Commands.run("ip", "netns", "pids", host)
                .lines()
                .map(String::strip)
                .filter(pid -> !pid.isEmpty() && !isOurs(pid))
                .forEach(
                        pid ->
                                ProcessHandle.of(Long.parseLong(pid))
                                        .ifPresent(ProcessHandle::destroyForcibly));
        ip("netns", "delete", host);
    }

    private static boolean isOurs(String pid) {
        return Long.parseLong(pid) == ProcessHandle.current().pid();
    }

    private static void ip(String... arguments) {
        Commands.run(Stream.concat(Stream.of("ip"), Stream.of(arguments)).toArray(String[]::new));
    }

    private static boolean isRoot() {
        try {
            return Files.getOwner(Path.of("/proc/self")).getName().equals("root");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The part of libc that a namespace is entered by. */
    private static final class Namespace {

        private static final int READ_ONLY = 0;
        private static final int NETWORK = 0x40000000;

        static {
            Native.register("c");
        }

        static native int open(String path, int flags);

        static native int close(int file);

        static native int setns(int file, int kind);

        static void enter(Path namespace) throws IOException {
            int file = open(namespace.toString(), READ_ONLY);
            try {
                if (setns(file, NETWORK) != 0) {
                    throw new IOException("cannot enter " + namespace);
                }
            } finally {
                close(file);
            }
        }
    }
}
