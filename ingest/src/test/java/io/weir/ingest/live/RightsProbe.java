package io.weir.ingest.live;

import io.weir.command.TemporaryFiles;
import io.weir.ingest.decode.Frame;
import io.weir.ingest.live.LiveStream.Turn;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;

/**
 * A process that opens a capture on the interface given, becomes the user given if there is one,
 * and tells what it can do then.
 */
final class RightsProbe {

    private static final Set<String> RIGHTS =
            Set.of("Uid", "Gid", "Groups", "CapPrm", "CapEff", "CapAmb", "NoNewPrivs");

    private RightsProbe() {}

    public static void main(String[] arguments) throws Exception {
        TemporaryFiles.removeAtExit();
        CountDownLatch ending = new CountDownLatch(1);
        try (LiveCapture capture =
                LiveCapture.open(CaptureSettings.on(arguments[0]).withFilter("udp"))) {
            startThread(ending);
            if (arguments.length > 1) {
                Privileges.becomeUser(arguments[1]);
            }
            startThread(ending);
            distinctRights().forEach(System.out::println);
            Files.delete(Files.createTempFile("probe", null));
            Datagrams.send("127.0.0.1", 1, "probe");
            Turn turn = capture.next(new Frame(), 10_000_000);
            System.out.println("captures on: " + (turn == Turn.FRAME));
            LiveCapture.open(CaptureSettings.on(arguments[0])).close();
            System.out.println("opened another capture");
        } catch (CannotCapture e) {
            System.out.println(e.line());
        } finally {
            ending.countDown();
        }
    }

    private static void startThread(CountDownLatch ending) {
        Thread thread =
                new Thread(
                        () -> {
                            try {
                                ending.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        thread.setDaemon(true);
        thread.start();
    }

    /** The rights of each thread as one line; threads with the same rights in one. */
    private static Set<String> distinctRights() throws IOException {
        Set<String> distinct = new TreeSet<>();
        try (Stream<Path> threads = Files.list(Path.of("/proc/self/task"))) {
            for (Path thread : threads.toList()) {
                List<String> lines = Files.readAllLines(thread.resolve("status"));
                distinct.add(
                        "rights "
                                + lines.stream()
                                        .filter(line -> RIGHTS.contains(line.split(":")[0]))
                                        .map(line -> line.replaceAll("\\s+", " ").strip())
                                        .toList());
            }
        }
        return distinct;
    }
}
