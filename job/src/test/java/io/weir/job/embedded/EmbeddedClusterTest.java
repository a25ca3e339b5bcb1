package io.weir.job.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.job.pipeline.CollectingSink;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmbeddedClusterTest {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static EmbeddedCluster cluster;
    private static URI page;

    @BeforeAll
    static void start() throws Exception {
        StreamExecutionEnvironment env =
                StreamExecutionEnvironment.createLocalEnvironment(1, EmbeddedCluster.settings());
        env.fromSequence(1, 10).sinkTo(new CollectingSink<>());
        cluster =
                EmbeddedCluster.start(
                        env.getStreamGraph().getJobGraph(), EmbeddedCluster.settings());
        page = cluster.getRestAddress().get();
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.close();
    }

    @Test
    void listensOnLoopbackOnly() {
        assertThat(page.getHost()).isEqualTo("127.0.0.1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/jars/upload", "/v1/jars/upload", "/jobs", "/v1/jobs"})
    void takesNoProgramFromAnybody(String path) throws Exception {
        HttpResponse<String> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(page.resolve(path))
                                .POST(BodyPublishers.ofString("{}"))
                                .build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(404);
    }

    @Test
    void showsTheClusterButLetsNoOtherPageReadIt() throws Exception {
        HttpResponse<String> answer =
                CLIENT.send(
                        HttpRequest.newBuilder(page.resolve("/config")).build(),
                        BodyHandlers.ofString());

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("\"web-submit\":false");
        assertThat(answer.headers().allValues("access-control-allow-origin"))
                .containsExactly("http://127.0.0.1");
    }
}
