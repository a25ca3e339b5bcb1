package io.weir.ingest.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.weir.broker.FreePorts;
import io.weir.command.metrics.ListenAddress;
import io.weir.ingest.kafka.WireCounts;
import io.weir.schema.Heartbeat;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What Prometheus gets of a run, by HTTP. */
class RunMetricsTest {

    private static final long CLOCK_US = 1_700_000_000_000_000L;
    private static final String WHO = "domain=\"a \\\"lab\\\"\",";

    private final RunMetrics metrics = new RunMetrics("1.2.3", "a \"lab\"", "probe\n7");

    @Test
    void showsTheCountersOfTheLastHeartbeat() throws Exception {
        metrics.beat(new Beat(heartbeat(CLOCK_US), 5_000, true));

        assertThat(scrape("/metrics").body())
                .contains("weir_build_info{" + WHO + "sensor=\"probe\\n7\",version=\"1.2.3\"} 1")
                .contains(line("captured_packets_total", "20.0"))
                .contains(line("captured_bytes_total", "5000.0"))
                .contains(line("decoded_packets_total", "10.0"))
                .contains(line("not_ip_packets_total", "3.0"))
                .contains(line("orphan_fragments_total", "1.0"))
                .contains(line("kernel_dropped_packets_total", "9.0"))
                .contains("reason=\"tcp.truncated\",sensor=\"probe\\n7\"} 2.0")
                .contains("reason=\"buffer.full\",sensor=\"probe\\n7\"} 5.0")
                .contains(line("clock_seconds", "1.7E9"))
                .containsPattern("weir_sensor_clock_lag_seconds\\{.*} [1-9]");
    }

    @Test
    void hasEveryCounterBeforeAnythingIsCounted() throws Exception {
        assertThat(scrape("/metrics").body())
                .contains(line("captured_packets_total", "0.0"))
                .contains(line("sent_packets_total", "0.0"))
                .contains(line("refused_messages_total", "0.0"))
                .contains("reason=\"handover.full\",sensor=\"probe\\n7\"} 0.0")
                .doesNotContain("weir_sensor_clock");
    }

    @Test
    void saysNothingOfTheLagOfAnArchive() throws Exception {
        metrics.beat(new Beat(heartbeat(CLOCK_US), 5_000, false));

        assertThat(scrape("/metrics").body())
                .contains(line("clock_seconds", "1.7E9"))
                .doesNotContain("weir_sensor_clock_lag_seconds");
    }

    @Test
    void asksTheWireWhenItIsScraped() throws Exception {
        metrics.sendsBy(() -> WireCounts.NONE);

        assertThat(scrape("/metrics").body())
                .contains(line("backlog_bytes", "0.0"))
                .contains(line("kafka_standstill_seconds", "0.0"));
    }

    @Test
    void saysThatItIsThere() throws Exception {
        assertThat(scrape("/-/healthy").statusCode()).isEqualTo(200);
        assertThat(scrape("/nothing").statusCode()).isEqualTo(404);
    }

    @Test
    void hasNoPageUnlessAskedFor() throws Exception {
        assertThat(MetricsPage.bind(null, metrics)).isNull();
    }

    private static String line(String name, String value) {
        return "weir_sensor_" + name + "{" + WHO + "sensor=\"probe\\n7\"} " + value + "\n";
    }

    private static Heartbeat heartbeat(long clockUs) {
        return new Heartbeat(
                "a \"lab\"",
                "probe\n7",
                1,
                2,
                clockUs,
                20,
                10,
                3,
                new TreeMap<>(Map.of("tcp.truncated", 2L)),
                1,
                new TreeMap<>(Map.of("buffer.full", 5L)),
                9);
    }

    private HttpResponse<String> scrape(String path) throws Exception {
        ListenAddress address = new ListenAddress("127.0.0.1", FreePorts.find(1).get(0));
        try (MetricsPage page = MetricsPage.bind(address, metrics)) {
            assertThat(page.start()).isEqualTo("metrics at http://" + address + "/metrics");
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create("http://" + address + path)).build();
            return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        }
    }
}
