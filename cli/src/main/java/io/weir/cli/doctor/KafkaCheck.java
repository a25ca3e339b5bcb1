package io.weir.cli.doctor;

import io.weir.cli.finding.Finding;
import io.weir.command.Failure;
import io.weir.ingest.kafka.KafkaConnection;
import io.weir.ingest.kafka.KafkaSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.config.ConfigResource;

/** Whether Kafka answers, and is as weir needs it. */
final class KafkaCheck {

    private static final String SUBJECT = "kafka";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final String LONGEST_TRANSACTION = "transaction.max.timeout.ms";

    private KafkaCheck() {}

    static List<Finding> of(KafkaSettings settings) throws InterruptedException {
        try (Admin admin =
                KafkaConnection.open(
                        settings, "weir-doctor", PATIENCE, () -> false, KafkaCheck::ignore)) {
            List<Finding> findings = new ArrayList<>();
            findings.add(broker(admin, settings.bootstrapServers()));
            findings.add(ClockCheck.of(admin));
            return findings;
        } catch (Failure e) {
            return List.of(
                    Finding.bad(
                            SUBJECT,
                            String.valueOf(e.getMessage()),
                            "start it, or give another --kafka HOST:PORT or --kafka-config"),
                    Finding.skipped(
                            "clock", "not compared with Kafka's", "make Kafka answer first"));
        }
    }

    /** What it says while it tries is what the finding says in the end. */
    private static void ignore(String message) {}

    private static Finding broker(Admin admin, String servers) throws InterruptedException {
        try {
            List<Node> brokers = List.copyOf(admin.describeCluster().nodes().get());
            String answer = "%s answers, brokers: %d".formatted(servers, brokers.size());
            return Finding.good(SUBJECT, answer + transactions(admin, brokers.get(0)));
        } catch (ExecutionException e) {
            return Finding.bad(
                    SUBJECT,
                    servers + " answers, and then fails: " + e.getCause(),
                    "look into the broker's log");
        }
    }

    /** A job that is down for longer than this loses what its last transaction held. */
    private static String transactions(Admin admin, Node broker) throws InterruptedException {
        ConfigResource one = new ConfigResource(ConfigResource.Type.BROKER, broker.idString());
        try {
            Config config =
                    admin.describeConfigs(List.of(one)).all().get().values().iterator().next();
            long millis = Long.parseLong(config.get(LONGEST_TRANSACTION).value());
            return ", transactions of up to " + Duration.ofMillis(millis).toMinutes() + " min";
        } catch (ExecutionException e) {
            return ", its settings may not be read";
        }
    }
}
