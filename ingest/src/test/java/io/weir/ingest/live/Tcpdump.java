package io.weir.ingest.live;

import io.weir.ingest.capture.CaptureLimits;
import io.weir.ingest.capture.CaptureReader;
import io.weir.ingest.capture.CaptureSet;
import io.weir.ingest.decode.Frame;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** A tcpdump that writes what the server's end of the cable sees. */
public final class Tcpdump implements AutoCloseable {

    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(30);

    private final Path capture;
    private final Path messages;
    private final Process process;

    private Tcpdump(Path capture, Path messages, Process process) {
        this.capture = capture;
        this.messages = messages;
        this.process = process;
    }

    /**
     * Returns once it captures.
     *
     * @param filter in its language; empty for all
     */
    public static Tcpdump start(TestNetwork network, Path folder, int snaplen, String filter)
            throws IOException {
        Path capture = folder.resolve("tcpdump.pcap");
        Path messages = folder.resolve("tcpdump.messages");
        Process process =
                network.startOnServer(
                        messages,
                        "tcpdump",
                        "-i",
                        TestNetwork.CABLE,
                        "--immediate-mode",
                        "-U",
                        "-B",
                        "65536",
                        "-s",
                        Integer.toString(snaplen),
                        "-Z",
                        "root",
                        "-w",
                        capture.toString(),
                        filter);
        Tcpdump tcpdump = new Tcpdump(capture, messages, process);
        tcpdump.await(() -> Files.readString(messages).contains("listening on"));
        return tcpdump;
    }

    /** Stops it once it has written such a frame; gives the file. */
    public Path stopBehind(Predicate<Frame> last) throws IOException {
        await(() -> holds(last));
        process.destroy();
        process.onExit().join();
        if (!Files.readString(messages).contains("0 packets dropped by kernel")) {
            throw new IllegalStateException("tcpdump: " + Files.readString(messages));
        }
        return capture;
    }

    private boolean holds(Predicate<Frame> wanted) {
        try (CaptureReader reader = open(capture)) {
            Frame frame = new Frame();
            while (reader.next(frame)) {
                if (wanted.test(frame)) {
                    return true;
                }
            }
            return false;
        }
    }

    static CaptureReader open(Path file) {
        return new CaptureSet(List.of(file.toString()), CaptureLimits.DEFAULT)
                .inOrder()
                .get(0)
                .open();
    }

    private void await(Condition condition) throws IOException {
        long deadline = System.nanoTime() + PATIENCE_NANOS;
        while (!condition.holds()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("tcpdump: " + Files.readString(messages));
            }
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    @FunctionalInterface
    private interface Condition {
        boolean holds() throws IOException;
    }
}
