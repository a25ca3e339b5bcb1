package io.weir.ingest.replay;

import io.weir.ingest.kafka.KafkaSettings;
import io.weir.ingest.kafka.TopicPlan;
import io.weir.ingest.train.LocalNetworks;
import java.time.Duration;
import java.util.List;

/**
 * What a replay does.
 *
 * @param files paths of captures
 * @param sensor name of the sensor that the messages bear
 * @param oneOfSeveral other sensors of the domain write into the topic, too
 * @param patience how long to ask for Kafka before giving up
 */
public record ReplaySettings(
        List<String> files,
        String domain,
        String sensor,
        boolean oneOfSeveral,
        LocalNetworks networks,
        Speed speed,
        KafkaSettings kafka,
        TopicPlan topic,
        Duration patience) {

    public ReplaySettings {
        files = List.copyOf(files);
    }
}
