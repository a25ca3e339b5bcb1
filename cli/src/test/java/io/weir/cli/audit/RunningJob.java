package io.weir.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.FreePorts;
import io.weir.cli.distributed.Weir;
import io.weir.cli.distributed.Weir.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code weir job} in a thread of its own, spoken to through Flink's REST interface. */
final class RunningJob implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;
    private final CompletableFuture<Answer> end;
    private final String id;

    /**
     * @param options of the job
     */
    RunningJob(List<?> options) throws Exception {
        port = FreePorts.find(1).get(0);
        end =
                CompletableFuture.supplyAsync(
                        () ->
                                Weir.ask(
                                        "job",
                                        options,
                                        "--flink-config",
                                        "rest.bind-port=" + port,
                                        "--flink-config",
                                        "metrics.fetcher.update-interval=100"));
        id = await("/jobs", "\"id\":\"(\\w+)\",\"status\":\"RUNNING\"");
    }

    /** Of its own, which commits nothing. */
    String savepoint(Path folder) throws Exception {
        String request =
                send(
                        request("/savepoints")
                                .POST(
                                        BodyPublishers.ofString(
                                                "{\"target-directory\":\"%s\"}"
                                                        .formatted(folder.toUri()))));
        Matcher trigger = Pattern.compile("\"request-id\":\"(\\w+)\"").matcher(request);
        assertThat(trigger.find()).as(request).isTrue();
        return await(
                "/jobs/" + id + "/savepoints/" + trigger.group(1), "\"location\":\"([^\"]+)\"");
    }

    /** Waits until a counter of an operator is not 0; its value. */
    int awaitCounter(String vertex, String metric) throws Exception {
        String task =
                await(
                        "/jobs/" + id,
                        "\"id\":\"(\\w+)\"[^}]*\"name\":\"[^\"]*" + vertex + "[^\"]*\"");
        return Integer.parseInt(
                await(
                        "/jobs/%s/vertices/%s/subtasks/metrics?get=%s&agg=sum"
                                .formatted(id, task, metric),
                        "\"sum\":([1-9]\\d*)"));
    }

    private String await(String path, String pattern) throws Exception {
        Pattern expected = Pattern.compile(pattern);
        String answer = "";
        long limit = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < limit) {
            assertThat(end).as("the job goes on").isNotDone();
            try {
                answer = send(HttpRequest.newBuilder(address(path)).GET());
            } catch (IOException e) {
                answer = e.toString();
            }
            Matcher found = expected.matcher(answer);
            if (found.find()) {
                return found.group(1);
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
        throw new AssertionError(path + " says no " + pattern + ": " + answer);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(address("/jobs/" + id + path));
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString()).body();
    }

    /** Cancels it, as if its machine were gone: nothing is committed any more. */
    @Override
    public void close()
            throws IOException, InterruptedException, ExecutionException, TimeoutException {
        send(request("?mode=cancel").method("PATCH", BodyPublishers.noBody()));
        end.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }
}
