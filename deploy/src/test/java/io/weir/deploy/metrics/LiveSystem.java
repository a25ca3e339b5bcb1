package io.weir.deploy.metrics;

import io.weir.broker.Broker;
import io.weir.broker.FreePorts;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** Broker, sensor and job at work in this process, and what they tell Prometheus. */
final class LiveSystem implements AutoCloseable {

    static final String DOMAIN = "campus-a";
    static final String SENSOR = "probe-7.east";

    private static final String TOPIC = "weir.packets";
    static final int PACKETS = 2_000;

    /** A state of sockets in the kernel's table. */
    private static final String LISTENS = "0A";

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newHttpClient();
    private final List<Integer> ports = FreePorts.find(2);
    private final Broker broker;
    private final WeirThread sensor;
    private final WeirThread job;
    private final LivePcap capture;

    LiveSystem(Path folder) throws Exception {
        broker = Broker.start(folder.resolve("kafka"));
        Path pipe = LivePcap.make(folder);
        sensor =
                WeirThread.start(
                        "sensor",
                        "--read",
                        pipe.toString(),
                        "--kafka",
                        broker.bootstrapServers(),
                        "--topic",
                        TOPIC,
                        "--partitions",
                        "2",
                        "--domain",
                        DOMAIN,
                        "--sensor",
                        SENSOR,
                        "--metrics",
                        "" + ports.get(0));
        capture = LivePcap.open(pipe, PACKETS);
        job =
                WeirThread.start(
                        "job",
                        "--kafka",
                        broker.bootstrapServers(),
                        "--topic",
                        TOPIC,
                        "--kafka-wait",
                        "2m",
                        "--out",
                        folder.resolve("flows").toString(),
                        "--udp-idle",
                        "1s",
                        "--checkpoint-interval",
                        "500ms",
                        "--parallelism",
                        "1",
                        "--metrics",
                        "127.0.0.1:" + ports.get(1));
    }

    /** What the sensor tells, as soon as it is what is waited for. */
    Scrape sensor(Predicate<Scrape> awaited) throws InterruptedException {
        return scrape(sensor, ports.get(0), awaited);
    }

    /** What the job tells, likewise. */
    Scrape job(Predicate<Scrape> awaited) throws InterruptedException {
        return scrape(job, ports.get(1), awaited);
    }

    private Scrape scrape(WeirThread weir, int port, Predicate<Scrape> awaited)
            throws InterruptedException {
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/metrics")).build();
        long limit = System.nanoTime() + PATIENCE.toNanos();
        String last = "";
        while (System.nanoTime() < limit && weir.isRunning()) {
            try {
                last = client.send(request, BodyHandlers.ofString()).body();
                Scrape scrape = Scrape.of(last);
                if (awaited.test(scrape)) {
                    return scrape;
                }
            } catch (IOException e) {
                last = e.toString();
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError("waited in vain; said: " + weir.said() + "; told: " + last);
    }

    /** Local addresses of the sockets that listen on the two ports, as the kernel writes them. */
    List<String> listening() throws IOException {
        List<String> addresses = new ArrayList<>();
        for (String table : List.of("tcp", "tcp6")) {
            for (String line : Files.readAllLines(Path.of("/proc/self/net", table))) {
                String[] fields = line.strip().split("[ :]+");
                if (fields[5].equals(LISTENS)
                        && ports.stream()
                                .anyMatch(port -> fields[2].equals("%04X".formatted(port)))) {
                    addresses.add(fields[1]);
                }
            }
        }
        return addresses;
    }

    /** The sensor's status: it ends with its capture. */
    int finishSensor() throws Exception {
        capture.close();
        return sensor.finish();
    }

    @Override
    public void close() throws Exception {
        capture.close();
        sensor.finish();
        job.interrupt();
        broker.close();
    }
}
