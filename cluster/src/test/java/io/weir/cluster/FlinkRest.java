package io.weir.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Flink's REST interface, as far as these tests ask it. */
final class FlinkRest {

    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient client = HttpClient.newHttpClient();
    private final int port;

    FlinkRest(int port) {
        this.port = port;
    }

    String address() {
        return "127.0.0.1:" + port;
    }

    int taskManagers() throws Exception {
        return get("/overview").path("taskmanagers").asInt();
    }

    /** Uploads a jar and runs it; the job's id. */
    String run(Path jar, String mainClass, int parallelism, List<String> arguments)
            throws Exception {
        String uploaded = upload(jar).path("filename").asText();
        String id = uploaded.substring(uploaded.lastIndexOf('/') + 1);
        String body =
                JSON.writeValueAsString(
                        Map.of(
                                "entryClass",
                                mainClass,
                                "parallelism",
                                parallelism,
                                "programArgsList",
                                arguments));
        return post(
                        "/jars/" + id + "/run",
                        "application/json",
                        body.getBytes(StandardCharsets.UTF_8))
                .path("jobid")
                .asText();
    }

    String state(String job) throws Exception {
        return get("/jobs/" + job).path("state").asText();
    }

    /** All subtasks run, not only the job as such. */
    boolean isRunning(String job) throws Exception {
        JsonNode found = get("/jobs/" + job);
        for (JsonNode vertex : found.path("vertices")) {
            int parallelism = vertex.path("parallelism").asInt();
            JsonNode tasks = vertex.path("tasks");
            if (tasks.path("RUNNING").asInt() + tasks.path("FINISHED").asInt() < parallelism) {
                return false;
            }
        }
        return found.path("state").asText().equals("RUNNING");
    }

    int completedCheckpoints(String job) throws Exception {
        return get("/jobs/" + job + "/checkpoints").path("counts").path("completed").asInt();
    }

    int restoredCheckpoints(String job) throws Exception {
        return get("/jobs/" + job + "/checkpoints").path("counts").path("restored").asInt();
    }

    void cancel(String job) throws Exception {
        send(request("/jobs/" + job + "?mode=cancel").method("PATCH", BodyPublishers.noBody()));
    }

    JsonNode get(String path) throws Exception {
        return send(request(path).GET());
    }

    private JsonNode upload(Path jar) throws Exception {
        String boundary = "weir-boundary";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        String head =
                "--%s\r\nContent-Disposition: form-data; name=\"jarfile\"; filename=\"%s\"\r\nContent-Type: application/x-java-archive\r\n\r\n"
                        .formatted(boundary, jar.getFileName());
        body.write(head.getBytes(StandardCharsets.UTF_8));
        Files.copy(jar, body);
        body.write(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return post(
                "/jars/upload", "multipart/form-data; boundary=" + boundary, body.toByteArray());
    }

    private JsonNode post(String path, String type, byte[] body) throws Exception {
        return send(
                request(path).header("Content-Type", type).POST(BodyPublishers.ofByteArray(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://" + address() + path)).timeout(PATIENCE);
    }

    private JsonNode send(HttpRequest.Builder request) throws Exception {
        var answer = client.send(request.build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IOException(
                    "%s answered %d: %s"
                            .formatted(answer.uri(), answer.statusCode(), answer.body()));
        }
        return answer.body().isEmpty() ? JSON.nullNode() : JSON.readTree(answer.body());
    }
}
